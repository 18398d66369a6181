import { log } from "@/server/log";
import { matchMembers } from "@/server/services/slack/match";
import type { Slack } from "@/server/slack/port";

const REST_SECONDS = 30;

/** Looks for members' accounts in Slack, a few at a time. Where Slack does not answer it rests, and says so once. */
export function matchingMembers(slack: Slack, clock: () => Date): () => Promise<boolean> {
  let restUntil = 0;
  let complained = "";
  return async () => {
    const now = clock();
    if (now.getTime() < restUntil) return false;
    const matched = await matchMembers(slack, now);
    if (matched.ok) {
      complained = "";
      return matched.value > 0;
    }
    restUntil = now.getTime() + (matched.retryAfterSeconds ?? REST_SECONDS) * 1000;
    if (complained !== matched.error) log.warn({ error: matched.error }, "members cannot be found in Slack");
    complained = matched.error;
    return false;
  };
}
