import { z } from "zod";
import { MAX_LEVELS, MAX_REMINDERS, MAX_REPEATS, MAX_UNDO_SECONDS } from "../plan";
import { flawsOfQuorum } from "./policy-quorum";
import { flawsOfTiming } from "./policy-timing";
import { HoursBody } from "./hours";
import { Assignee, Duration, Line, Slug } from "./primitives";
import { LevelQuorumBody, QuorumBody } from "./quorum";

/** One rung; its delays count from the moment it began, and only within its hours where it has some. */
export const LevelBody = z.strictObject({
  to: z.array(Assignee).min(1, "Say who is asked at this level.").max(50),
  remind_after: Duration.optional(),
  remind_every: Duration.optional(),
  max_reminders: z.int().min(0).max(MAX_REMINDERS).optional(),
  escalate_after: Duration.optional(),
  hours: HoursBody.describe("The policy's hours, where a level has none of its own").optional(),
  quorum: LevelQuorumBody.describe("Among those asked from here to the next level with one").optional(),
});
export type LevelBody = z.infer<typeof LevelBody>;

const RepeatBody = z.strictObject({
  from_level: z.int().min(1, "Levels count from 1."),
  times: z
    .int()
    .min(1, "A chain that repeats does so at least once.")
    .max(MAX_REPEATS, `A chain repeats at most ${MAX_REPEATS} times, so that it ends.`),
});

/** What a claim does: it holds the escalation, for a while. */
const ClaimBody = z
  .strictObject({
    hold: Duration.describe("How long one claim holds the escalation; 30m by default").optional(),
    at_most: Duration.describe("How long all claims of one level hold it; 2h by default").optional(),
  })
  .refine(({ hold, at_most }) => hold === undefined || at_most === undefined || hold <= at_most, {
    path: ["at_most"],
    message: "All claims of a level hold at least as long as one of them.",
  });

export const PolicyBody = z
  .strictObject({
    slug: Slug,
    name: Line(200),
    levels: z.array(LevelBody).min(1, "A chain has at least one level.").max(MAX_LEVELS),
    repeat: RepeatBody.optional(),
    timeout: Duration.describe("Counts from the submission, in plain time whatever the hours"),
    on_timeout: z.string().max(40).nullable().optional(),
    hours: HoursBody.describe("When delays count, on levels that have no hours of their own").optional(),
    keep_earlier_levels: z
      .boolean()
      .describe("Whether those of earlier levels may still answer; true by default")
      .optional(),
    claim: ClaimBody.optional(),
    quorum: QuorumBody.optional(),
    requester_may_decide: z.boolean().optional(),
    undo: Duration.refine(
      (seconds) => seconds <= MAX_UNDO_SECONDS,
      "An answer can be taken back for a minute at most.",
    )
      .describe("How long an answer from the inbox can be taken back before the agent hears of it")
      .optional(),
  })
  .superRefine((policy, ctx) => {
    for (const { path, message } of [...flawsOfTiming(policy), ...flawsOfQuorum(policy)])
      ctx.addIssue({ code: "custom", path, message });
  });
export type PolicyBody = z.infer<typeof PolicyBody>;
