import { db, transact } from "@/server/db/client";
import { connectSlack, disconnectSlack, findOnlyWorkspace } from "@/server/db/slack-workspaces";
import type { Settings } from "@/server/settings";
import { changeReach } from "../notifications/reach";

type SlackNames = Pick<Settings, "SLACK_CHANNEL" | "SLACK_WORKSPACE">;

/**
 * Makes what is stored about Slack fit the settings; null where no Slack app is configured: then Slack reaches nobody.
 * Throws a sentence where the settings do not say which workspace's people answer there.
 */
export async function settleSlack(configured: SlackNames | null): Promise<void> {
  const workspaceId = configured && (await findOnlyWorkspace(db(), configured.SLACK_WORKSPACE));
  await transact(async (tx) => {
    for (const member of await disconnectSlack(tx, workspaceId)) await changeReach(tx, member, "slack", null);
    if (configured && workspaceId) await connectSlack(tx, workspaceId, configured.SLACK_CHANNEL ?? null);
  });
  if (configured && !workspaceId) throw new Error(unclear(configured));
}

const unclear = ({ SLACK_WORKSPACE: slug }: SlackNames): string =>
  slug
    ? `Slack is off: there is no workspace ${slug}, which SLACK_WORKSPACE names.`
    : "Slack is off: SLACK_WORKSPACE must say whose people answer there, because there is not exactly one workspace.";
