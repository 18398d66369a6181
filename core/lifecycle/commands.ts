import type { DepartureReason, Mention, Person } from "../facts";
import type { Actor, Answer, Question, Redaction, Result, Via } from "../intent";
import type { Member } from "../access";
import type { Target } from "../plan";
import type { Reached } from "../reach";
import type { StepKind } from "../second-step";

/** Says who stands behind targets now. It is asked when a level begins, so that teams are as they are then. */
export type Resolve = (targets: readonly Target[]) => Reached;

/** What can be done to an intent. Every one is allowed, refused with an AppError, or a no-op that leaves no fact. */
export type Command =
  | { type: "pursue"; resolve: Resolve }
  /** An absence has begun. `resolve` knows who is there now, those who are asked included; `noted`: a fact tells of it already. */
  | { type: "cover"; userId: string; absence: { id: string; until: Date }; noted: boolean; resolve: Resolve }
  /** Somebody can no longer be asked. */
  | { type: "depart"; userId: string; reason: DepartureReason; by: Actor; resolve: Resolve }
  /** `stepUp`: the recent second step that a grave answer was given with. */
  | { type: "answer"; by: Member; answer: Answer; via: Via; revision: number | null; stepUp?: StepKind }
  | { type: "take_back"; by: Member }
  | {
      type: "comment";
      by: Actor;
      body: string;
      question: boolean;
      /** The seq of the comment it answers. */
      replyTo?: number;
      mentions?: Mention[];
      /** The people behind the mentions. */
      told?: Person[];
    }
  | { type: "claim"; by: Member }
  | { type: "release"; by: Member }
  | { type: "snooze"; by: Member; until: Date }
  | { type: "wake"; by: Member }
  | { type: "reassign"; by: Member; to: Person[]; reason: string | null }
  | { type: "delegate"; by: Member; to: Person; reason: string | null }
  | {
      type: "revise";
      by: Actor;
      question: Partial<Pick<Question, "payload" | "title" | "description">>;
      note: string;
    }
  | { type: "cancel"; by: Actor; reason: string }
  | { type: "report"; by: Actor; result: Omit<Result, "reportedAt"> }
  /** `shown` are the places that they had shown a moment ago, of which there is a fact already. */
  | { type: "reveal"; by: Member; places: string[]; shown: readonly string[] }
  | { type: "redact"; by: Actor; what: Redaction["what"]; places: string[]; reason: string }
  | { type: "note_sent"; to: Person; channel: string; kind: string }
  | { type: "note_failed"; to: Person; channel: string; kind: string; error: string; attempts: number };
