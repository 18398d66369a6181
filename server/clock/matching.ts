import { log } from "@/server/log";
import { settleSlack } from "@/server/services/slack/connect";
import { matchMembers } from "@/server/services/slack/match";
import type { Slack } from "@/server/slack/port";

const REST_SECONDS = 30;

/** Finds members' accounts in Slack, a few at a time, once it is settled whose people answer there. Each trouble is said once. */
export function matchingMembers(slack: Slack, clock: () => Date): () => Promise<boolean> {
  let connected = false;
  let restUntil = 0;
  let said: string | null = null;
  const say = (trouble: string | null): void => {
    if (trouble !== null && trouble !== said) log.warn(trouble);
    said = trouble;
  };
  return async () => {
    const now = clock();
    if (now.getTime() < restUntil) return false;
    if (!connected) {
      const settled = await settleSlack();
      connected = settled.connected;
      say(settled.complaint);
      if (!connected) return false;
    }
    const matched = await matchMembers(slack, now);
    say(matched.ok ? null : `Members cannot be found in Slack: ${matched.error}`);
    if (matched.ok) return matched.value > 0;
    restUntil = now.getTime() + (matched.retryAfterSeconds ?? REST_SECONDS) * 1000;
    return false;
  };
}
