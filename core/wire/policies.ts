import { z } from "zod";
import { Instant, Line, pageOf } from "./primitives";
import { PolicyBody } from "./policy";

/** A policy as people write it: durations are texts such as "30m". */
export type PolicyWritten = z.input<typeof PolicyBody>;

const Who = z.object({ id: z.string().nullable(), name: z.string() });

const Usage = z.object({
  intent_types: z.array(z.string()).describe("Those that ask by it unless a request says otherwise"),
  rules: z.array(z.string()).describe("The names of the rules that choose it"),
});

/** What is known of a policy besides what it says. */
const Standing = {
  id: z.string(),
  version: z
    .int()
    .describe("Grows with every save; send it back to be told when somebody else saved meanwhile"),
  saved: z
    .object({ at: Instant, by: Who })
    .nullable()
    .describe("Null where it was made before versions were kept"),
  used_by: Usage,
  open_intents: z
    .int()
    .describe("Open intents that began under it; each goes on by the version it began with"),
};

export const PolicyWire = z.object({ ...PolicyBody.shape, ...Standing }).meta({ id: "PolicyShown" });
export type PolicyWire = PolicyWritten & z.infer<z.ZodObject<typeof Standing>>;

/** One that was removed; any of its versions brings it back. */
const RemovedWire = z.object({ slug: z.string(), name: z.string(), version: z.int(), at: Instant, by: Who });
export type RemovedPolicy = z.infer<typeof RemovedWire>;

export const PoliciesWire = pageOf(PolicyWire)
  .extend({ removed: z.array(RemovedWire).describe("Those that can be restored") })
  .meta({ id: "Policies" });
export interface PoliciesWire {
  items: PolicyWire[];
  next_cursor: null;
  removed: RemovedPolicy[];
}

const Note = Line(300).describe("Why, for whoever reads the versions");
const Version = z.int().min(1);
const ignored = z.unknown().describe("Ignored, so that what was read can be sent back").optional();

/** PUT /api/policies/{slug}: all of the policy. */
export const PolicyChangeBody = PolicyBody.safeExtend({
  version: Version.describe(
    "The version that was edited, as If-Match says it, too; without it the last one wins",
  ).optional(),
  note: Note.optional(),
  id: ignored,
  saved: ignored,
  used_by: ignored,
  open_intents: ignored,
});
export type PolicyChangeBody = z.infer<typeof PolicyChangeBody>;

export const POLICY_ACTIONS = ["created", "changed", "restored", "removed"] as const;
export type PolicyAction = (typeof POLICY_ACTIONS)[number];

export const PolicyVersionWire = z
  .object({
    number: Version,
    action: z.enum(POLICY_ACTIONS),
    at: Instant,
    by: Who,
    note: z.string().nullable(),
    restored_from: Version.nullable(),
    policy: z.object(PolicyBody.shape).describe("All that it said then"),
  })
  .meta({ id: "PolicyVersion" });
export type PolicyVersionWire = Omit<z.infer<typeof PolicyVersionWire>, "policy"> & { policy: PolicyWritten };

export const PolicyVersionsWire = pageOf(PolicyVersionWire).meta({ id: "PolicyVersions" });
export interface PolicyVersionsWire {
  items: PolicyVersionWire[];
  next_cursor: string | null;
}

/** GET /api/policies/{slug}/versions. */
export const PolicyVersionsQuery = z.strictObject({
  cursor: z.coerce.number().int().min(1).max(2_000_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PolicyVersionsQuery = z.infer<typeof PolicyVersionsQuery>;

/** POST /api/policies/{slug}/restore. */
export const PolicyRestoreBody = z.strictObject({
  version: Version.describe("Which one is to hold again"),
  note: Note.optional(),
});
export type PolicyRestoreBody = z.infer<typeof PolicyRestoreBody>;

/** A draft, or the slug of a policy that is saved. */
export const PolicyOrSlug = z.union([z.string().min(1).max(100), PolicyBody]);
