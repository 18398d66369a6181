import type { Decision, Intent } from "./intent";

/** What a receipt proves: exactly these arguments got this answer from this person. Digests are SHA-256 of RFC 8785 canonical JSON. */
export interface ReceiptClaims {
  intent: string;
  revision: number;
  payload_digest: string;
  outcome: string;
  edits_digest: string;
  decided_by: { id: string | null; name: string; acting_for: { id: string; name: string } | null };
  decided_at: string;
}

/** `payload_digest` is of the payload as it was shown, before the reviewer's edits. */
export function receiptClaims(
  intent: Pick<Intent, "id" | "payload">,
  decision: Decision,
  digest: (value: unknown) => string,
): ReceiptClaims {
  const { id, name, actingFor } = decision.decidedBy;
  return {
    intent: intent.id,
    revision: decision.revision,
    payload_digest: digest(intent.payload),
    outcome: decision.outcome,
    edits_digest: digest(decision.edits),
    decided_by: { id, name, acting_for: actingFor },
    decided_at: decision.decidedAt.toISOString(),
  };
}
