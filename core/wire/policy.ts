import { z } from "zod";
import { MAX_LEVELS, MAX_REMINDERS, MAX_UNDO_SECONDS } from "../plan";
import { Assignee, Duration, Line } from "./primitives";

/** One rung; its delays count from the moment it began. */
export const LevelBody = z.strictObject({
  to: z.array(Assignee).min(1).max(50),
  remind_after: Duration.optional(),
  remind_every: Duration.optional(),
  max_reminders: z.int().min(0).max(MAX_REMINDERS).optional(),
  escalate_after: Duration.optional(),
});

export const PolicyBody = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and dashes.")
    .max(100),
  name: Line(200),
  levels: z.array(LevelBody).min(1).max(MAX_LEVELS),
  repeat: z.strictObject({ from_level: z.int().min(1), times: z.int().min(1).max(20) }).optional(),
  timeout: Duration,
  on_timeout: z.string().max(40).nullable().optional(),
  quorum: z.strictObject({ approvals: z.int().min(1).max(50), veto: z.boolean() }).optional(),
  requester_may_decide: z.boolean().optional(),
  undo: Duration.refine(
    (seconds) => seconds <= MAX_UNDO_SECONDS,
    "An answer can be taken back for a minute at most.",
  )
    .describe("How long an answer from the inbox can be taken back before the agent hears of it")
    .optional(),
});
export type PolicyBody = z.infer<typeof PolicyBody>;
