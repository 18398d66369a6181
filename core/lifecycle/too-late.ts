import { AppError } from "../errors";
import type { Intent } from "../intent";

/** What somebody is told who comes after the end: who was first, with what, and when. */
export function tooLate(intent: Intent, now: Date): AppError {
  const { status, held } = intent;
  const decision = held?.decision ?? intent.decision;
  const outcome = held?.decision.outcome ?? intent.outcome;
  const closedAt = held?.decision.decidedAt ?? intent.closedAt;
  const ago = closedAt ? agoInWords(closedAt, now) : "before";
  const by = decision?.decidedBy.name ?? null;
  const extra = {
    intent_status: status,
    outcome,
    decided_by: decision && { id: decision.decidedBy.id, name: by },
    decided_at: closedAt?.toISOString() ?? null,
  };
  switch (held ? "decided" : status) {
    case "decided":
      return new AppError("already_decided", `${by} answered this ${ago}: ${outcome}.`, { extra });
    case "timed_out":
      return new AppError(
        "already_decided",
        `The deadline passed ${ago}: ${outcome ?? "closed without an answer"}.`,
        { extra },
      );
    case "canceled":
      return new AppError("already_decided", `The agent withdrew this ${ago}.`, { extra });
    case "waiting":
      throw new Error("an open intent is not too late");
  }
}

function agoInWords(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  const steps: [number, string][] = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
    [1, "second"],
  ];
  const [size, unit] = steps.find(([step]) => seconds >= step) ?? [1, "second"];
  const count = Math.floor(seconds / size);
  return count === 0 ? "just now" : `${count} ${unit}${count === 1 ? "" : "s"} ago`;
}
