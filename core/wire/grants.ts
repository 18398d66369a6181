import { z } from "zod";
import { Instant, Line, pageOf } from "./primitives";
import { Expression, Outcome } from "./rules";

/** POST /api/grants: "allow this for this agent up to 100 € until Friday". */
export const GrantBody = z
  .strictObject({
    agent: z.string().trim().min(1).max(300).describe("The agent's id or address"),
    intent_type: z
      .string()
      .regex(
        /^([a-z0-9_-]+(\.[a-z0-9_-]+)*|([a-z0-9_-]+\.)*[a-z0-9_-]*\*)$/i,
        "A type like intent.data.export.v1, or intent.data.* for all that begin so.",
      )
      .max(200),
    when: Expression.optional(),
    outcome: Outcome.describe("By default the one that lets the agent go on").optional(),
    max_uses: z.int().min(1).max(1_000_000).optional(),
    expires_at: z.iso.datetime({ offset: true, message: "A time like 2026-11-27T18:00:00Z." }),
    note: Line(100).describe("What people call it: it stands in the decisions").optional(),
  })
  .meta({ id: "GrantBody" });
export type GrantBody = z.infer<typeof GrantBody>;

/** GET /api/grants. */
export const GrantsQuery = z.strictObject({
  agent: z.string().max(300).optional().describe("Only those of one agent, by its id or address"),
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type GrantsQuery = z.infer<typeof GrantsQuery>;

const NamedWire = z.object({ id: z.string(), name: z.string() });

export const GrantWire = z
  .object({
    id: z.string(),
    name: z.string().describe("What it is called in decisions"),
    agent: z.object({ id: z.string(), address: z.string(), name: z.string() }),
    intent_type: z.string(),
    when: z.string().nullable(),
    outcome: z.string().nullable(),
    max_uses: z.int().nullable(),
    uses: z.int(),
    expires_at: Instant,
    note: z.string().nullable(),
    status: z.enum(["active", "used_up", "expired", "revoked"]),
    created_by: NamedWire,
    created_at: Instant,
    revoked_by: NamedWire.nullable(),
    revoked_at: Instant.nullable(),
  })
  .meta({ id: "Grant" });
export type GrantWire = z.infer<typeof GrantWire>;

export const GrantsWire = pageOf(GrantWire).meta({ id: "Grants" });
export type GrantsWire = z.infer<typeof GrantsWire>;
