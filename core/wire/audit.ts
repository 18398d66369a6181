import { z } from "zod";
import { ADMIN_KINDS, type AdminKind } from "../administration";
import { FACT_TYPES, type FactType } from "../facts";
import { ORIGIN_CHANNELS } from "../origin";
import { ActorWire } from "./fact";
import { AgeOrTime, list } from "./list";
import { Instant, JsonValue, pageOf } from "./primitives";

export const AUDIT_TYPES = [...FACT_TYPES, ...ADMIN_KINDS] as const satisfies (FactType | AdminKind)[];
export type AuditType = (typeof AUDIT_TYPES)[number];

export const SOURCES = ["fact", "change"] as const;
export type AuditSource = (typeof SOURCES)[number];

/** What stands for an entry, in proofs and exports too. */
export const EntryId = z
  .string()
  .regex(/^(fact|change)_\d{1,18}$/, "An entry's id is like fact_4711 or change_12.")
  .meta({ example: "fact_4711" });

const FilterText = z.string().min(1).max(200);

/** What narrows the trail; lists are joined by commas. */
export const AuditFilterQuery = z.strictObject({
  source: z
    .enum(SOURCES)
    .optional()
    .describe("fact: what happened to intents; change: how things are set up, and who came in"),
  type: list(AUDIT_TYPES).optional(),
  kind: list(ADMIN_KINDS).optional().describe("As type, for changes only"),
  subject: FilterText.optional().describe("The id of an intent, or of what was changed"),
  actor: FilterText.optional().describe("The id of a person or an agent"),
  channel: list(ORIGIN_CHANNELS).optional(),
  entry: EntryId.optional(),
  ip: FilterText.optional(),
  request_id: FilterText.optional(),
  from: AgeOrTime.optional(),
  to: AgeOrTime.optional().describe("Before this; RFC 3339, or how long ago"),
});
export type AuditFilterQuery = z.infer<typeof AuditFilterQuery>;

/** GET /api/audit. */
export const AuditQuery = AuditFilterQuery.extend({
  cursor: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const OriginWire = z
  .object({
    channel: z.enum(ORIGIN_CHANNELS),
    ip: z.string().nullable(),
    user_agent: z.string().nullable(),
    request_id: z.string().nullable(),
    on_behalf_of: z.object({ id: z.string(), name: z.string() }).nullable().describe("For whom it was done"),
  })
  .meta({ id: "Origin" });
export type OriginWire = z.infer<typeof OriginWire>;

const entry = {
  id: z
    .string()
    .meta({ example: "fact_4711", description: "Stands for the entry in proofs and exports, too" }),
  seq: z.string().describe("Its number among its own"),
  at: Instant,
  actor: ActorWire,
  origin: OriginWire.nullable().describe("Null for what is older than this record"),
  sealed: z
    .object({ index: z.int().describe("Its place in the tree") })
    .nullable()
    .describe("Null until it is sealed, within about a second"),
};

/** Something that happened to an intent. */
const FactEntryWire = z
  .object({
    ...entry,
    source: z.literal("fact"),
    type: z.string().meta({ example: "decided" }),
    subject: z.object({
      type: z.literal("intent"),
      id: z.string(),
      name: z.string().describe("Its title now"),
    }),
    data: JsonValue.describe("What the fact says, as it is stored"),
  })
  .meta({ id: "AuditFact" });
export type FactEntryWire = z.infer<typeof FactEntryWire>;

/** One change of how things are set up. */
export const AdminChangeWire = z
  .object({
    ...entry,
    source: z.literal("change"),
    type: z.enum(ADMIN_KINDS),
    kind: z.enum(ADMIN_KINDS).describe("The same as type"),
    subject: z.object({
      type: z.enum(ADMIN_KINDS),
      id: z.string(),
      name: z.string().describe("As it was called then"),
    }),
    action: z.string().describe("created, changed, removed, revoked, …"),
    before: JsonValue.describe("Null where it did not exist"),
    after: JsonValue.describe("Null where it exists no longer"),
  })
  .meta({ id: "AdminChange" });
export type AdminChangeWire = z.infer<typeof AdminChangeWire>;

export const AuditEntryWire = z.discriminatedUnion("source", [FactEntryWire, AdminChangeWire]);
export type AuditEntryWire = z.infer<typeof AuditEntryWire>;

export const AuditWire = pageOf(AuditEntryWire).meta({ id: "Audit" });
export type AuditWire = z.infer<typeof AuditWire>;
