import { z } from "zod";
import { AuditFilterQuery } from "./audit";
import { Instant, JsonObjectValue } from "./primitives";

const Hash = z.string().meta({ description: "32 bytes in hexadecimal" });

/** A signed tree head: docs/AUDIT.md. */
export const TreeHeadWire = z
  .object({
    tree_size: z.int(),
    root: Hash,
    at: Instant,
    previous: Hash.nullable().meta({ description: "SHA-256 of the head before it, as it was signed" }),
    kid: z.string().meta({ description: "The key in /.well-known/jwks.json that signed it" }),
    signed: z.string().meta({ description: "The head as a compact JWS" }),
  })
  .meta({ id: "TreeHead" });
export type TreeHeadWire = z.infer<typeof TreeHeadWire>;

export const HeadsQuery = z.object({
  cursor: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().meta({
    description: "next_cursor of the page before",
  }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type HeadsQuery = z.infer<typeof HeadsQuery>;

export const HeadsWire = z
  .object({ items: z.array(TreeHeadWire), next_cursor: z.string().nullable() })
  .meta({ id: "TreeHeads" });
export type HeadsWire = z.infer<typeof HeadsWire>;

/** An entry as it stands in the tree, with all that its leaf is computed from. */
export const SealedEntryWire = z
  .object({
    index: z.int().meta({ description: "Its place in the tree" }),
    entry: JsonObjectValue.meta({ description: "What is always there: id, subject, type, time and actor" }),
    body: JsonObjectValue.meta({
      description: 'What values may be dropped from, each leaving {"~redacted": commitment}',
    }),
    salts: z.record(z.string(), Hash).meta({ description: "Of each place of the body, and of all below it" }),
    leaf_hash: Hash,
  })
  .meta({ id: "SealedEntry" });
export type SealedEntryWire = z.infer<typeof SealedEntryWire>;

const TreeSize = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

export const ProofQuery = z.object({
  entry: z.string().max(40).meta({ description: "Such as fact_12 or change_34", example: "fact_12" }),
  tree_size: TreeSize.optional().meta({
    description: "Of an older head: the answer then proves that it is the beginning of the newest",
  }),
});
export type ProofQuery = z.infer<typeof ProofQuery>;

export const IntentProofQuery = ProofQuery.pick({ tree_size: true });
export type IntentProofQuery = z.infer<typeof IntentProofQuery>;

export const ProofWire = z
  .object({
    ...SealedEntryWire.shape,
    head: TreeHeadWire.meta({ description: "The newest; the proof leads to its root" }),
    proof: z.array(Hash).meta({ description: "RFC 9162, section 2.1.3: from the leaf to the root" }),
    consistency: z.array(Hash).nullable().meta({
      description: "RFC 9162, section 2.1.4: from the older tree to this one; null where none was asked for",
    }),
  })
  .meta({ id: "InclusionProof" });
export type ProofWire = z.infer<typeof ProofWire>;

export const PROBLEM_KINDS = [
  "changed",
  "missing",
  "reordered",
  "inserted",
  "cut",
  "rewritten",
  "head_altered",
  "key_unknown",
] as const;

export const AuditProblemWire = z
  .object({
    kind: z.enum(PROBLEM_KINDS),
    entry: z.string().nullable().meta({ description: "Such as fact_12; null where it is about a head" }),
    index: z.int().nullable().meta({ description: "The place in the tree, or the size of the head" }),
    detail: z.string(),
  })
  .meta({ id: "AuditProblem" });
export type AuditProblemWire = z.infer<typeof AuditProblemWire>;

export const VerifyQuery = z.object({
  from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).meta({
    description: "The place in the tree to begin at; what is before it is proved by its head alone",
  }),
  limit: z.coerce.number().int().min(1).max(1_000_000).default(200_000).meta({
    description: "How many entries to check at most",
  }),
  head: z.string().max(4_000).optional().meta({
    description: "A signed head that was kept elsewhere, so that a log that was cut off since is found out",
  }),
});
export type VerifyQuery = z.infer<typeof VerifyQuery>;

export const VerificationWire = z
  .object({
    ok: z.boolean(),
    tree_size: z.int(),
    entries_checked: z.int(),
    unsealed: z.int().meta({ description: "Committed in the last second and not sealed yet" }),
    head: TreeHeadWire.nullable(),
    problems: z.array(AuditProblemWire).meta({ description: "At most 100" }),
    next: z.int().nullable().meta({ description: "Where to go on from; null at the end" }),
  })
  .meta({ id: "AuditVerification" });
export type VerificationWire = z.infer<typeof VerificationWire>;

/** GET /api/audit/export: narrowed as the list is. */
export const ExportQuery = AuditFilterQuery.omit({ kind: true }).extend({
  format: z.enum(["ndjson", "csv"]).default("ndjson"),
  type: z
    .string()
    .max(1_000)
    .transform((text) => text.split(","))
    .optional()
    .meta({
      description: "Such as decided, policy or policy.changed; several are joined by commas",
      example: "decided",
    }),
});
export type ExportQuery = z.infer<typeof ExportQuery>;
