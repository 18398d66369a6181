import { randomBytes } from "node:crypto";
import { answerIntent } from "@/server/services/intents/answer";
import { reportResult } from "@/server/services/intents/report-result";
import { reviseIntent } from "@/server/services/intents/revise";
import type { Keep } from "@/server/services/idempotency";
import { after } from "../support/time";
import { as, asAgent, makeWorkspace, submit, type Submission, type Workspace } from "../support/workspace";

/** Words that stand in nothing else, so that wherever they are found a value is. */
export const canary = (): string => `canary${randomBytes(8).toString("hex")}`;

export interface Marked {
  iban: string;
  price: string;
  note: string;
  state: string;
  answered: string;
  edited: string;
  result: string;
}

export const canaries = (): Marked => ({
  iban: canary(),
  price: canary(),
  note: canary(),
  state: canary(),
  answered: canary(),
  edited: canary(),
  result: canary(),
});

/** A form about a payment whose sensitive values are all canaries. */
export const payment = (marked: Marked, { ana, bea }: Workspace): Submission => ({
  intent_type: "intent.payment.v1",
  task_type: "form",
  title: "Pay the supplier",
  payload: {
    supplier: "Plumbers Ltd",
    iban: marked.iban,
    items: [{ name: "Pipes", price: marked.price }],
    person: { note: marked.note },
  },
  state: { thread: marked.state },
  form_schema: {
    type: "object",
    properties: { account: { type: "string" }, open: { type: "string" } },
    required: ["account"],
  },
  editable: ["/iban"],
  sensitive: ["/iban", "/items/*/price", "/person", "data:/account"],
  assignees: [ana.email, bea.email],
});

/** Asked, revised, answered with an edit, and reported on: every kind of fact that holds values. */
export async function lived(marked: Marked, workspace: Workspace, keep?: Keep): Promise<string> {
  const { agent, ana } = workspace;
  const { id } = await submit(agent, payment(marked, workspace), undefined, keep);
  const { payload = {} } = payment({ ...marked, note: `${marked.note}x` }, workspace);
  await reviseIntent(asAgent(agent, after("5m")), id, { note: "Another note.", payload: payload as never });
  await answerIntent(as(ana, after("10m")), id, {
    outcome: "submitted",
    comment: "Fine.",
    data: { account: marked.answered, open: "visible" },
    edits: { "/iban": marked.edited },
  });
  await reportResult(asAgent(agent, after("15m")), id, {
    status: "succeeded",
    summary: "Paid.",
    data: { transfer: marked.result },
  });
  return id;
}

export { makeWorkspace };
