import { percentile } from "./histogram";
import type { Tally } from "./tally";
import { TRAITS, type Trait } from "./traits";

/** So many decisions, before a share of them says anything about how somebody decides. */
export const ENOUGH_DECISIONS = 20;

type Counts = Record<Trait, number>;

/** What people read. Shares are from 0 to 1, and null where there is nothing to share. */
export interface Figures extends Counts {
  closed: number;
  /** Of those that people had to answer: answered before the deadline. */
  in_time_share: number | null;
  reminded_share: number | null;
  escalated_share: number | null;
  approved_share: number | null;
  unopened_share: number | null;
  response_p50_seconds: number | null;
  response_p95_seconds: number | null;
  deciding_p50_seconds: number | null;
}

export function figuresOf({ closed, traits, response, deciding }: Tally): Figures {
  const counts = Object.fromEntries(TRAITS.map((trait) => [trait, traits[trait] ?? 0])) as Counts;
  const forPeople = closed - counts.automatic;
  return {
    closed,
    ...counts,
    in_time_share: share(counts.answered, counts.answered + counts.timed_out),
    reminded_share: share(counts.reminded, forPeople),
    escalated_share: share(counts.escalated, forPeople),
    approved_share: share(counts.approved, counts.answered),
    unopened_share: share(counts.unopened, counts.opened + counts.unopened),
    response_p50_seconds: seconds(percentile(response, 0.5)),
    response_p95_seconds: seconds(percentile(response, 0.95)),
    deciding_p50_seconds: seconds(percentile(deciding, 0.5)),
  };
}

const share = (count: number, of: number): number | null => (of > 0 ? count / of : null);

/** To the millisecond, which is more than the buckets know. */
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.round(ms) / 1000);
