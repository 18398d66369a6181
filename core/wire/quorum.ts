import { z } from "zod";
import { MAX_QUORUM } from "../plan";
import { Assignee, Instant, Line } from "./primitives";

const Approvals = z
  .union([z.literal("all"), z.int().min(1).max(MAX_QUORUM)])
  .describe('How many have to agree: a number, or "all" who are reached when it is submitted');

/** "One of Legal and two of Data": each group has to agree in the number it says. */
export const QuorumGroupBody = z.strictObject({
  name: Line(60),
  of: z.array(Assignee).min(1).max(50),
  approvals: Approvals,
});
export type QuorumGroupBody = z.infer<typeof QuorumGroupBody>;

/** A level's own quorum, among those who are asked there. */
export const LevelQuorumBody = z.strictObject({ approvals: Approvals, veto: z.boolean() });
export type LevelQuorumBody = z.infer<typeof LevelQuorumBody>;

export const QuorumBody = LevelQuorumBody.extend({
  groups: z.array(QuorumGroupBody).min(1).max(10).optional(),
});
export type QuorumBody = z.infer<typeof QuorumBody>;

const Count = z.int().min(0);

/** How the vote stands. Votes are those of this revision; `reachable` is how many could still have approved in the end. */
export const QuorumWire = z
  .object({
    required: Count.describe("Approvals needed in all; fixed when it was submitted"),
    approvals: Count,
    denials: Count,
    veto: z.boolean().describe("Whether one denial ends it"),
    reachable: Count.describe("Approvals that those who are or will be asked can still bring together"),
    groups: z.array(
      z.object({
        name: z.string(),
        required: Count,
        approvals: Count,
        of: Count.describe("How many people the group had when it was submitted"),
      }),
    ),
    votes: z.array(
      z.object({
        by: z.object({ id: z.string(), name: z.string() }),
        outcome: z.string(),
        at: Instant,
      }),
    ),
  })
  .meta({ id: "Quorum" });
export type QuorumWire = z.infer<typeof QuorumWire>;
