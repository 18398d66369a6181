import { z } from "zod";
import { ROLES } from "../access";
import { DirectoryQuery } from "./directory";
import { Instant, pageOf } from "./primitives";

/** GET /api/members. */
export const MembersQuery = DirectoryQuery.extend({
  role: z.enum(ROLES).optional(),
  active: z.enum(["true", "false"]).optional(),
});
export type MembersQuery = z.infer<typeof MembersQuery>;

/** PATCH /api/members/{id}. */
export const MemberChangeBody = z
  .strictObject({
    role: z.enum(ROLES).optional(),
    active: z
      .boolean()
      .describe("False ends their sessions, links and devices, and moves on what waits for them alone")
      .optional(),
  })
  .meta({ id: "MemberChange" });
export type MemberChangeBody = z.infer<typeof MemberChangeBody>;

export const TeamRefWire = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const MemberWire = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    active: z.boolean(),
    teams: z.array(TeamRefWire),
    waiting: z.int().describe("Open intents that are with them now, counted up to 1,000"),
    created_at: Instant.describe("When they joined"),
    last_seen_at: Instant.nullable().describe("When they last used it signed in, to some minutes"),
  })
  .meta({ id: "Member" });
export type MemberWire = z.infer<typeof MemberWire>;

/** GET /api/members/{id}. */
export const MemberDetailWire = MemberWire.extend({
  waits: z
    .object({
      open: z.int().describe("With them now"),
      moving_on: z.int().describe("Of these, with nobody else: they would move to their next level"),
      nobody_left: z.int().describe("Of those, on their last level: they would wait for their deadline"),
    })
    .describe("What deactivating them would do"),
  agents: z.array(z.object({ id: z.string(), name: z.string() })).describe("The agents that they answer for"),
  you: z.boolean(),
}).meta({ id: "MemberDetail" });
export type MemberDetailWire = z.infer<typeof MemberDetailWire>;

export const MembersWire = pageOf(MemberWire).meta({ id: "Members" });
export type MembersWire = z.infer<typeof MembersWire>;
