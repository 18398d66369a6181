import type { Countersign } from "countersign";
import type { Answer } from "countersign/adapters/langgraph";

/** Tells the people who answered what became of it. */
export async function report(client: Countersign, answers: readonly Answer[], summary: string): Promise<void> {
  for (const { intent } of answers)
    await client.reportResult(intent, { status: "succeeded", summary }, { idempotencyKey: `${intent}:result` });
  console.log(summary);
}
