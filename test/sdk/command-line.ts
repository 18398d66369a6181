import { answerIntent } from "@/server/services/intents/answer";
import { sql } from "../support/database";
import { until } from "../support/time";
import { as, makeWorkspace } from "../support/workspace";
import { cli, type Running } from "./cli";
import { clientOf } from "./world";

/** A workspace whose agent works at a command line. */
export async function atCommandLine(server: { url: string }) {
  const workspace = await makeWorkspace();
  const { agent, ana, id: workspaceId } = workspace;
  const where = { url: server.url, key: agent.key };
  const run = (...args: string[]): Running => cli(args, where);
  /** The intent that a command asked, as soon as it is there. */
  const asked = async (): Promise<string> => {
    const look = () => sql<{ id: string }>("SELECT id FROM intents WHERE workspace_id = $1", workspaceId);
    const [row] = await until(look, (rows) => rows.length > 0, 60_000);
    return row?.id ?? "";
  };
  const answer = async (body: { outcome: string; data?: string | object; comment?: string }) =>
    answerIntent(as(ana, new Date()), await asked(), body as Parameters<typeof answerIntent>[2]);
  return { ...workspace, where, run, asked, answer, client: clientOf(agent, server) };
}
