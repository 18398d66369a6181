import { z } from "zod";
import { Assignee, JsonObjectValue, JsonValue, Line, Pointer, Text } from "./primitives";

export const EvidenceBody = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    text: Text(5_000).optional(),
    label: Line(200),
  })
  .refine((evidence) => evidence.url !== undefined || !!evidence.text?.trim(), "Give a url or a text.");

/** POST /api/intents/{id}/decision. `revision` refuses the answer where the question has changed since. */
export const DecisionBody = z
  .strictObject({
    outcome: z.string().min(1).max(40),
    comment: Text(20_000).nullish(),
    data: JsonValue.optional(),
    edits: z.record(Pointer, JsonValue).optional(),
    evidence: z.array(EvidenceBody).max(20).optional(),
    revision: z.int().min(1).optional(),
  })
  .meta({ id: "Decision" });
export type DecisionBody = z.infer<typeof DecisionBody>;

/** POST /api/decisions: answers to many intents at once, each with its own result. */
export const DecisionsBody = z
  .strictObject({
    decisions: z
      .array(DecisionBody.safeExtend({ id: z.string().min(1).max(40) }).meta({ id: "DecisionOn" }))
      .min(1)
      .max(100),
  })
  .meta({ id: "Decisions" });
export type DecisionsBody = z.infer<typeof DecisionsBody>;

/** POST /api/intents/{id}/comments. A reviewer's `question` hands the turn to the agent, whose next comment hands it back. */
export const CommentBody = z
  .strictObject({
    body: Line(20_000),
    question: z.boolean().optional(),
    reply_to: z.int().min(1).meta({ description: "The seq of the comment that this one answers" }).optional(),
    mentions: z
      .array(Assignee)
      .max(20)
      .meta({
        description: "Whom the text names with an @: they are told, and may read the intent from then on",
      })
      .optional(),
  })
  .meta({ id: "Comment" });
export type CommentBody = z.infer<typeof CommentBody>;

export const AssignmentBody = z
  .strictObject({
    to: z.array(Assignee).min(1).max(50),
    reason: Text(2_000).optional(),
    delegate: z
      .boolean()
      .meta({ description: "Hands on your own part only, to one person; whoever else is asked stays" })
      .optional(),
  })
  .meta({ id: "Assignment" });
export type AssignmentBody = z.infer<typeof AssignmentBody>;

/** PUT /api/intents/{id}/snooze. */
export const SnoozeBody = z
  .strictObject({
    until: z.iso
      .datetime({ offset: true, error: "This is a time like 2026-11-23T08:00:00Z." })
      .transform((text) => new Date(text))
      .meta({
        example: "2026-11-23T08:00:00Z",
        description: "RFC 3339; in the future, before the deadline, and at most 90 days from now",
      }),
  })
  .meta({ id: "Snooze" });
export type SnoozeBody = z.infer<typeof SnoozeBody>;

export const CancellationBody = z.strictObject({ reason: Line(2_000) }).meta({ id: "Cancellation" });
export type CancellationBody = z.infer<typeof CancellationBody>;

export const RevisionBody = z
  .strictObject({
    payload: JsonObjectValue.optional(),
    title: Line(200).optional(),
    description: Text(20_000).optional(),
    note: Line(5_000),
  })
  .meta({ id: "Revision" });
export type RevisionBody = z.infer<typeof RevisionBody>;

export const ResultBody = z
  .strictObject({ status: z.enum(["succeeded", "failed"]), summary: Line(2_000), data: JsonValue.optional() })
  .meta({ id: "Result" });
export type ResultBody = z.infer<typeof ResultBody>;
