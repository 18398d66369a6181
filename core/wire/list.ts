import { z } from "zod";
import { parseDuration } from "../duration";
import { TRAITS } from "../insights/traits";
import { PRIORITIES, RISKS, STATUSES } from "../intent";
import { TASK_TYPE_NAMES } from "../task-types";
import { EARLIEST } from "./primitives";

export const list = <T extends string>(values: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(values)))
    .meta({ description: `One or more of ${values.join(", ")}; joined by commas` });

export const SORTS = ["deadline", "priority", "created", "oldest", "updated", "closed"] as const;
export type Sort = (typeof SORTS)[number];

const isTime = (text: string): boolean =>
  z.iso.datetime({ offset: true }).safeParse(text).success && Date.parse(text) >= EARLIEST;

export const AgeOrTime = z
  .string()
  .max(40)
  .refine(
    (text) => isTime(text) || parseDuration(text) !== null,
    'This is a time like 2026-11-22T10:00:00Z, or how long ago: "90s", "5m", "8h", "2d".',
  )
  .meta({ example: "7d", description: 'RFC 3339, or how long ago: "90s", "5m", "8h", "2d"' });

/** GET /api/intents. Values of `status`, `task_type`, `priority` and `risk` may be lists joined by commas. */
export const ListQuery = z
  .strictObject({
    status: list(STATUSES).optional(),
    waiting_on: z.enum(["human", "agent"]).optional(),
    task_type: list(TASK_TYPE_NAMES).optional(),
    intent_type: z.string().max(200).optional(),
    agent: z.string().max(300).optional(),
    assignee: z
      .string()
      .max(254)
      .meta({ description: "me, a member's e-mail address or id, or team:<slug>" })
      .optional(),
    snoozed: z
      .enum(["true", "false"])
      .meta({
        description:
          "true: only what the caller has snoozed now; false: only what they have not, as assignee=me does by itself",
      })
      .optional(),
    priority: list(PRIORITIES).optional(),
    risk: list(RISKS).optional(),
    created_after: AgeOrTime.optional(),
    created_before: AgeOrTime.optional(),
    closed_after: AgeOrTime.optional(),
    closed_before: AgeOrTime.optional(),
    decided_by: z.string().max(254).meta({ description: "A member's e-mail address or id" }).optional(),
    team: z
      .string()
      .max(254)
      .meta({ description: "The slug or id of a team that it counts for, as GET /api/stats does" })
      .optional(),
    trait: list(TRAITS)
      .meta({ description: `All of these, as GET /api/stats counts them: ${TRAITS.join(", ")}` })
      .optional(),
    q: z
      .string()
      .trim()
      .max(200)
      .meta({
        description:
          'Words of the title, description, type, agent, payload and comments, the last one by its beginning; "as it stands", -without, one OR other; or an id',
      })
      .optional(),
    sort: z
      .enum(SORTS)
      .meta({
        description:
          "deadline and priority: the most pressing first; created, updated and closed: the newest first. By closed, and with the filters of what closed, an intent is listed from some moments after its end on",
      })
      .optional(),
    view: z.enum(["full", "summary"]).optional(),
    cursor: z.string().max(500).meta({ description: "The next_cursor of the page before" }).optional(),
    limit: z.coerce.number().int().min(1).max(100).optional(),
  })
  .meta({ id: "ListQuery" });
export type ListQuery = z.infer<typeof ListQuery>;

/** A fact's number, as text. */
export const Seq = z
  .string()
  .regex(/^\d{1,18}$/, "This is not a seq.")
  .transform(BigInt)
  .meta({ example: "41" });

/** GET /api/intents/{id}/events. */
export const EventsQuery = z.strictObject({
  after: Seq.meta({ description: "Only facts with a greater seq" }).optional(),
  cursor: Seq.meta({ description: "The next_cursor of the page before" }).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
