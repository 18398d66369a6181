import { db, EVERYWHERE, transact } from "@/server/db/client";
import { candidateWorkspaces, connectSlack, disconnectSlack } from "@/server/db/slack-workspaces";
import { type Settings, settings, slackSecrets } from "@/server/settings";
import { changeReach } from "../notifications/reach";

type SlackNames = Pick<Settings, "SLACK_CHANNEL" | "SLACK_WORKSPACE">;

export type Settled = { connected: boolean; complaint: string | null };

/** Makes what is stored about Slack fit this server's settings. */
export const settleSlack = (): Promise<Settled> => settleSlackAs(slackSecrets(settings()) && settings());

/**
 * Makes what is stored about Slack fit: null where no Slack app is configured, and Slack reaches nobody. There is a complaint
 * where it is not clear whose people answer there; a server that is being set up has no workspace yet, and no complaint.
 */
export async function settleSlackAs(names: SlackNames | null): Promise<Settled> {
  const found = names ? await candidateWorkspaces(db(EVERYWHERE), names.SLACK_WORKSPACE) : [];
  const workspaceId = found.length === 1 ? (found[0] ?? null) : null;
  await transact(EVERYWHERE, async (tx) => {
    for (const member of await disconnectSlack(tx, workspaceId)) await changeReach(tx, member, "slack", null);
    if (names && workspaceId) await connectSlack(tx, workspaceId, names.SLACK_CHANNEL ?? null);
  });
  return { connected: workspaceId !== null, complaint: names && complaintAbout(names, found.length) };
}

function complaintAbout({ SLACK_WORKSPACE: slug }: SlackNames, found: number): string | null {
  if (slug && found === 0) return `Slack is off: there is no workspace ${slug}, which SLACK_WORKSPACE names.`;
  return found > 1
    ? "Slack is off: SLACK_WORKSPACE must say whose people answer there, because there are several workspaces."
    : null;
}
