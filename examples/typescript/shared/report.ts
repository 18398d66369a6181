import type { Countersign } from "countersign";
import type { Answer } from "countersign/adapters/langgraph";

/** Tells the people who answered what became of it. */
export async function report(client: Countersign, answers: readonly Answer[], text: string): Promise<void> {
  const summary = text || "It has gone on, and asks for more.";
  for (const { intent } of answers)
    await client.reportResult(
      intent,
      { status: "succeeded", summary },
      { idempotencyKey: `${intent}:result` },
    );
  console.log(summary);
}
