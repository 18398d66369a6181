import type { Role } from "./access";
import { type Demand, isDemandedOf, type StepKind, type StepMade } from "./second-step";

/** However much it is used, a session ends after so long; and after so long without use. */
export const SESSION_DAYS = 30;
export const IDLE_DAYS = 7;
/** A cookie older than this is replaced when it is next used. */
export const RENEW_HOURS = 4;
/** Requests that were on their way with the old cookie when the new one came. */
export const OVERLAP_SECONDS = 60;

export const SIGN_IN_WAYS = ["password", "link", "oidc"] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

/** What is kept of a session, with what its person has and is asked for. */
export interface StoredSession {
  id: string;
  expires: Date;
  lastUsedAt: Date;
  /** The newest generation of its cookie that was seen, and since when. */
  generation: number;
  generationAt: Date;
  awaitsStep: boolean;
  /** Cookies of earlier generations are from before the second step. */
  wholeSince: number;
  steppedAt: Date | null;
  steppedBy: StepKind | null;
  steppedSince: number;
  role: Role;
  demand: Demand;
  /** Whether its person has a second step. */
  enrolled: boolean;
}

/**
 * `whole` is signed in; `half` has its second step to make, `enrolling` to set one up. `old`: a copy of a cookie that was replaced
 * longer ago than any request takes, so somebody else has one of the two.
 */
export type Standing = "whole" | "half" | "enrolling" | "ended" | "old";

export interface Judged {
  standing: Standing;
  /** The second step that this cookie may call its own. */
  step: StepMade | null;
  /** The generation that the answer's cookie should have; null where the one that came will do. */
  renew: number | null;
}

/**
 * What a cookie of a generation is good for. The next generation is offered with each answer until it is seen, so an answer
 * that is lost signs nobody out.
 */
export function judge(session: StoredSession, shown: number, now: Date): Judged {
  const age = (at: Date, seconds: number) => now.getTime() - at.getTime() > seconds * 1000;
  const nothing = { step: null, renew: null };
  if (session.expires <= now || age(session.lastUsedAt, IDLE_DAYS * 86_400))
    return { standing: "ended", ...nothing };
  const replaced = shown < session.generation;
  if (replaced && age(session.generationAt, OVERLAP_SECONDS)) return { standing: "old", ...nothing };
  const due = !replaced && age(session.generationAt, RENEW_HOURS * 3_600) && shown === session.generation;
  return {
    standing: standingOf(session, shown),
    step: stepOf(session, shown),
    renew: replaced ? session.generation : due ? shown + 1 : null,
  };
}

function standingOf(session: StoredSession, shown: number): Standing {
  if (session.awaitsStep || shown < session.wholeSince) return "half";
  return isDemandedOf(session.demand, session.role) && !session.enrolled ? "enrolling" : "whole";
}

const stepOf = ({ steppedAt, steppedBy, steppedSince }: StoredSession, shown: number): StepMade | null =>
  steppedAt && steppedBy && shown >= steppedSince ? { at: steppedAt, by: steppedBy } : null;
