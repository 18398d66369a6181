import { log } from "@/server/log";
import { settleSlack } from "@/server/services/slack/connect";
import { isolationGap } from "@/server/services/workspace/isolation";

/**
 * What a process looks at once, when it has a database: whether that keeps workspaces apart, and that nobody waits for Slack where there
 * is no app for it any more. Where there is one, the lane that finds its members does that.
 */
export const settling =
  ({ withSlack }: { withSlack: boolean }) =>
  async (): Promise<false> => {
    const gap = await isolationGap();
    if (gap) log.warn(gap);
    if (!withSlack) await settleSlack();
    return false;
  };
