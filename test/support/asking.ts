import { expect } from "vitest";
import { hub } from "@/server/services/waiting/hub";
import { api, keyOf, signIn } from "./http";
import { until } from "./time";
import { makeWorkspace, question, submit, type Submission } from "./workspace";

/** A workspace with an agent and people who are signed in, and an intent that was submitted over HTTP. */
export async function submitted(more: Submission = {}) {
  const workspace = await makeWorkspace();
  const agent = keyOf(workspace.agent);
  const [ana, bea, cal, audrey] = await Promise.all(
    ["ana", "bea", "cal", "audrey"].map((name) => signIn(workspace[name as "ana"])),
  );
  const people = { ana, bea, cal, audrey } as Record<
    "ana" | "bea" | "cal" | "audrey",
    Record<string, string>
  >;
  const body = question({ assignees: [workspace.ana.email, workspace.bea.email], ...more });
  const { status, body: intent } = await api("POST", "/api/intents", { headers: agent, body });
  expect(status).toBe(201);
  return { workspace, agent, people, id: String(intent.id), path: `/api/intents/${intent.id}`, intent };
}

/** An intent that Ana and Bea were asked, where it is read, and with what. */
export async function asked() {
  const workspace = await makeWorkspace();
  const { id } = await submit(
    workspace.agent,
    { assignees: [workspace.ana.email, workspace.bea.email] },
    new Date(),
  );
  return {
    ...workspace,
    workspaceId: workspace.id,
    id,
    path: `/api/intents/${id}`,
    headers: keyOf(workspace.agent),
  };
}

/** Until a client hangs on in this process. */
export const somebodyWaits = () =>
  until(
    () => hub().waiting,
    (count) => count > 0,
  );
