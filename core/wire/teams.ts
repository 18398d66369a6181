import { z } from "zod";
import { ROLES } from "../access";
import { Instant, Line, pageOf } from "./primitives";

/** POST /api/teams. */
export const TeamBody = z
  .strictObject({
    slug: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and dashes.")
      .describe("How requests and policies name it: team:<slug>. It stays"),
    name: Line(100),
  })
  .meta({ id: "Team" });
export type TeamBody = z.infer<typeof TeamBody>;

/** PATCH /api/teams/{id}. */
export const TeamChangeBody = z.strictObject({ name: Line(100) }).meta({ id: "TeamChange" });
export type TeamChangeBody = z.infer<typeof TeamChangeBody>;

export const TeamWire = z
  .object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    reachable: z.int().describe("Members who can be asked"),
    people: z.array(z.string()).describe("The names of up to five of them"),
  })
  .meta({ id: "TeamShown" });
export type TeamWire = z.infer<typeof TeamWire>;

/** GET /api/teams/{id}. */
export const TeamDetailWire = TeamWire.extend({
  members: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      role: z.enum(ROLES),
      active: z.boolean(),
      last_seen_at: Instant.nullable(),
    }),
  ),
  used_by: z
    .array(
      z.object({
        kind: z.enum(["policy", "intent_type", "rule", "schedule"]),
        id: z.string(),
        name: z.string(),
      }),
    )
    .describe("What names it, and keeps it from being deleted"),
  open_intents: z.int().describe("Open intents with a level that names it, counted up to 1,000"),
}).meta({ id: "TeamDetail" });
export type TeamDetailWire = z.infer<typeof TeamDetailWire>;

export const TeamsWire = pageOf(TeamWire).meta({ id: "Teams" });
export type TeamsWire = z.infer<typeof TeamsWire>;
