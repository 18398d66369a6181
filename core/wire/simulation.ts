import { z } from "zod";
import { STATUSES } from "../intent";
import type { Difference, Replay, Run, SimulationSummary } from "../simulate";
import { PolicyOrSlug } from "./policies";
import { Instant } from "./primitives";

export const MAX_REPLAYED = 200;

/** POST /api/policies/simulate. */
export const SimulateBody = z.strictObject({
  policy: PolicyOrSlug,
  last: z
    .int()
    .min(1)
    .max(MAX_REPLAYED)
    .describe("How many intents, newest first; 100 by default")
    .optional(),
});
export type SimulateBody = z.infer<typeof SimulateBody>;

const Who = z.object({ id: z.string(), name: z.string() });
const Tally = z.array(Who.extend({ count: z.int() }));

export const DIFFERENCES = [
  "times_out",
  "closes_later",
  "closes_sooner",
  "reaches",
  "spares",
  "asks_at_the_end",
  "answerer_not_told",
  "answerer_told_later",
  "answerer_told_sooner",
  "first_notice_later",
  "first_notice_sooner",
  "more_reminders",
  "fewer_reminders",
] as const satisfies readonly Difference["kind"][];

const RunWire = z.object({
  asked: z.array(Who).describe("Who was asked when the answer came, or the deadline"),
  level: z.int(),
  reminders: z.int(),
  timed_out_at: Instant.nullable(),
});
export type RunWire = z.infer<typeof RunWire>;

const DifferenceWire = z.object({
  kind: z.enum(DIFFERENCES),
  people: z.array(Who),
  seconds: z.number().nullable(),
  count: z.int().nullable(),
});
export type DifferenceWire = z.infer<typeof DifferenceWire>;

export const SimulationWire = z
  .object({
    based_on: z
      .enum(["policy", "recent"])
      .describe("policy: the last that began under it; recent: nothing has yet, so the last of any kind"),
    summary: z.object({
      looked: z.int(),
      changed: z.int(),
      counts: z.partialRecord(z.enum(DIFFERENCES), z.int()),
      reaches: Tally.describe("Who would have been asked without having been"),
      spares: Tally.describe("Who would not have been asked any more"),
    }),
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status: z.enum(STATUSES),
        created_at: Instant,
        closed_at: Instant.nullable(),
        answered_by: Who.nullable(),
        before: RunWire,
        after: RunWire,
        differences: z.array(DifferenceWire).describe("The gravest first; empty where nothing would change"),
      }),
    ),
  })
  .meta({ id: "Simulation" });
export type SimulationWire = z.infer<typeof SimulationWire>;
export type ReplayWire = SimulationWire["items"][number];
export type SummaryWire = SimulationWire["summary"];

export const summaryToWire = (summary: SimulationSummary): SummaryWire => summary;

export const replayToWire = ({ before, after, differences }: Replay) => ({
  before: runToWire(before),
  after: runToWire(after),
  differences: differences.map(differenceToWire),
});

const runToWire = ({ asked, level, reminders, timedOutAt }: Run): RunWire => ({
  asked,
  level,
  reminders,
  timed_out_at: timedOutAt?.toISOString() ?? null,
});

const differenceToWire = (difference: Difference): DifferenceWire => ({
  kind: difference.kind,
  people: "people" in difference ? difference.people : "who" in difference ? [difference.who] : [],
  seconds: "seconds" in difference ? difference.seconds : null,
  count: "count" in difference ? difference.count : null,
});
