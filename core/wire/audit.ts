import { z } from "zod";
import { ADMIN_KINDS } from "../administration";
import { Instant, JsonValue, pageOf } from "./primitives";

/** GET /api/audit. */
export const AuditQuery = z.strictObject({
  kind: z.enum(ADMIN_KINDS).optional(),
  subject: z.string().max(100).optional().describe("The id of what was changed"),
  cursor: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** One change of how things are set up. */
export const AdminChangeWire = z
  .object({
    seq: z.string(),
    at: Instant,
    actor: z.object({ type: z.string(), id: z.string().nullable(), name: z.string() }),
    kind: z.enum(ADMIN_KINDS),
    subject: z.object({ id: z.string(), name: z.string().describe("As it was called then") }),
    action: z.string().describe("created, changed, removed, revoked, …"),
    before: JsonValue.describe("Null where it did not exist"),
    after: JsonValue.describe("Null where it exists no longer"),
  })
  .meta({ id: "AdminChange" });
export type AdminChangeWire = z.infer<typeof AdminChangeWire>;

export const AuditWire = pageOf(AdminChangeWire).meta({ id: "Audit" });
export type AuditWire = z.infer<typeof AuditWire>;
