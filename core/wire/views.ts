import { z } from "zod";
import { filterOf, searchOf } from "../inbox-filter";
import { Instant, Line } from "./primitives";

/** A filter as the page's URL has it. What it does not understand is left out, so that every stored one makes sense. */
const ViewQuery = z
  .string()
  .max(2_000)
  .transform((text) => searchOf(filterOf(new URLSearchParams(text))))
  .meta({ example: "?view=open&priority=urgent", description: "The query of the inbox's URL" });

/** POST /api/views. */
export const ViewBody = z
  .strictObject({ name: Line(60), query: ViewQuery, shared: z.boolean().optional() })
  .meta({ id: "View" });
export type ViewBody = z.infer<typeof ViewBody>;

/** PATCH /api/views/{id}. */
export const ViewChangeBody = z
  .strictObject({ name: Line(60).optional(), query: ViewQuery.optional(), shared: z.boolean().optional() })
  .meta({ id: "ViewChange" });
export type ViewChangeBody = z.infer<typeof ViewChangeBody>;

export const ViewWire = z
  .object({
    id: z.string().describe("view_…, or mine, snoozed, open, agent and done for those that everybody has"),
    name: z.string().nullable().describe("Null for those that everybody has"),
    query: z.string().describe("The query of the inbox's URL"),
    count: z.int().nullable().describe("What it holds, counted up to 1,000; null where it only grows"),
    more: z.boolean().describe("Whether there is more than was counted"),
    shared: z.boolean(),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
    may_change: z.boolean(),
  })
  .meta({ id: "ViewShown" });
export type ViewWire = z.infer<typeof ViewWire>;

export const ViewsWire = z
  .object({
    items: z.array(ViewWire),
    may_share: z.boolean().describe("Whether the reader may share views with everybody"),
    wakes_at: Instant.nullable().describe("When the next of what the reader has snoozed comes back"),
  })
  .meta({ id: "Views" });
export type ViewsWire = z.infer<typeof ViewsWire>;
