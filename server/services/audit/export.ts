import { toHex } from "@/core/audit/bytes";
import { type Entry, entryId, entryOf as entryNamed } from "@/core/audit/entry";
import { inclusionProof } from "@/core/audit/tree";
import { csvLine } from "@/core/csv";
import { isJsonObject, type Json } from "@/core/json";
import { sensitiveIn } from "@/core/sensitive/entry";
import type { ExportQuery } from "@/core/wire/audit-proof";
import { entriesOf } from "@/server/db/audit/entries";
import { filteredLeaves, type LeafFilter } from "@/server/db/audit/filtered";
import { headsAfter, leavesFrom, newestHead, type StoredHead, type StoredLeaf } from "@/server/db/audit/log";
import { db, snapshot } from "@/server/db/client";
import { listSigningKeys } from "@/server/db/receipts";
import { recorded } from "../administration/administer";
import { type Ctx, requireOverseer } from "../context";
import { timeOf } from "./filter";
import { sha256 } from "./hash";
import { headWire } from "./heads";
import { sealedEntry } from "./prove";
import { withSubtrees } from "./subtrees";

const BATCH = 200;

/** What a first line says that this program reads. */
const VERSION = 1;

/**
 * Everything that is sealed, or what of it a filter lets through, line by line and read as fast as it is taken. That it was taken
 * out is itself an entry. Throws forbidden.
 */
export async function exportTrail(
  ctx: Ctx,
  { format, ...filter }: ExportQuery,
): Promise<AsyncGenerator<string>> {
  requireOverseer(ctx);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  await recorded(ctx, async () => ({
    result: null,
    changes: [
      {
        kind: "export",
        id: ctx.workspaceId,
        name: format,
        action: "exported",
        before: null,
        after: { format, ...asked },
      },
    ],
  }));
  return format === "csv" ? csv(ctx, asked) : ndjson(ctx, asked);
}

type Filter = Omit<ExportQuery, "format">;

interface Exported {
  leaf: StoredLeaf;
  /** Null where it is gone. */
  entry: Entry | null;
}

/** Each head follows the last entry that it covers, so that whoever verifies it need not keep the entries in memory. */
async function* ndjson(ctx: Ctx, filter: Filter): AsyncGenerator<string> {
  const { workspaceId, now } = ctx;
  const newest = await newestHead(db(ctx), workspaceId);
  const size = newest?.treeSize ?? 0;
  const isWhole = Object.keys(filter).length === 0;
  const about = { workspace: workspaceId, exported_at: now.toISOString(), tree_size: size };
  yield line({ countersign_audit: VERSION, ...about, filter: isWhole ? null : filter });
  yield line({ keys: (await listSigningKeys(db(ctx), workspaceId)).map(({ publicJwk }) => publicJwk) });
  if (!isWhole && newest) yield line({ head: headWire(newest) });
  const heads = isWhole ? allHeads(ctx, size) : null;
  let head = await heads?.next();
  let count = 0;
  for await (const batch of batches(ctx, filter, size)) {
    const proofs = isWhole ? null : await proofsOf(ctx, batch, size);
    for (const [nth, exported] of batch.entries()) {
      count++;
      yield line({ ...shown(exported), ...(proofs && { proof: proofs[nth] }) });
      for (; head?.value && head.value.treeSize <= exported.leaf.index + 1; head = await heads?.next())
        yield line({ head: headWire(head.value) });
    }
  }
  for (; head?.value; head = await heads?.next()) yield line({ head: headWire(head.value) });
  yield line({ end: { entries: count } });
}

/** What is sensitive stands as its commitment. */
const sealedFor = (entry: Entry, leaf: StoredLeaf) => sealedEntry(entry, leaf, sensitiveIn(entry));

const shown = ({ leaf, entry }: Exported): object =>
  entry ? sealedFor(entry, leaf) : { index: leaf.index, entry: { id: entryId(leaf) }, leaf_hash: leaf.hash };

async function* allHeads(ctx: Ctx, size: number): AsyncGenerator<StoredHead, undefined> {
  for (let after = 0; after < size;) {
    const heads = await headsAfter(db(ctx), ctx.workspaceId, after, BATCH);
    yield* heads.filter(({ treeSize }) => treeSize <= size);
    after = heads.at(-1)?.treeSize ?? size;
  }
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

function wantedOf({ type, channel, entry, request_id, from, to, ...same }: Filter, now: Date): LeafFilter {
  const one = entry === undefined ? null : entryNamed(entry);
  return {
    ...same,
    ...(type && { types: type }),
    ...(channel && { channels: channel }),
    ...(one && { entry: one }),
    ...(request_id !== undefined && { requestId: request_id }),
    ...(from !== undefined && { from: timeOf(from, now) }),
    ...(to !== undefined && { to: timeOf(to, now) }),
  };
}

async function* batches(ctx: Ctx, filter: Filter, size: number): AsyncGenerator<Exported[]> {
  const isWhole = Object.keys(filter).length === 0;
  const wanted = wantedOf(filter, ctx.now);
  for (let from = 0; from < size;) {
    // A redaction between two reads would look like tampering, so a batch is of one moment.
    const { leaves, entries } = await snapshot(ctx, async (tx) => {
      const leaves = isWhole
        ? (await leavesFrom(tx, ctx.workspaceId, from, BATCH)).filter(({ index }) => index < size)
        : await filteredLeaves(tx, ctx.workspaceId, { from, size }, wanted, BATCH);
      const found = await entriesOf(tx, leaves);
      return { leaves, entries: new Map(found.map((entry) => [entryId(entry), entry])) };
    });
    yield leaves.map((leaf) => ({ leaf, entry: entries.get(entryId(leaf)) ?? null }));
    const last = leaves.at(-1);
    if (!last || leaves.length < BATCH) return;
    from = last.index + 1;
  }
}

const proofsOf = (ctx: Ctx, batch: readonly Exported[], size: number): Promise<string[][]> =>
  withSubtrees(db(ctx), ctx.workspaceId, (whole) =>
    batch.map(({ leaf }) => inclusionProof(leaf.index, size, whole, sha256).map(toHex)),
  );

const COLUMNS = [
  "index",
  "id",
  "at",
  "type",
  "subject",
  "actor_type",
  "actor_id",
  "actor_name",
  "channel",
  "ip",
  "body",
  "leaf_hash",
];

async function* csv(ctx: Ctx, filter: Filter): AsyncGenerator<string> {
  yield csvLine(COLUMNS);
  const head = await newestHead(db(ctx), ctx.workspaceId);
  for await (const batch of batches(ctx, filter, head?.treeSize ?? 0))
    for (const { leaf, entry } of batch)
      yield csvLine(entry ? cellsOf(entry, leaf) : [leaf.index, entryId(leaf)]);
}

function cellsOf(entry: Entry, leaf: StoredLeaf): (string | number)[] {
  const { origin = null, ...body } = sealedFor(entry, leaf).body;
  return [
    leaf.index,
    entryId(entry),
    entry.at.toISOString(),
    entry.type,
    entry.subject,
    ...["type", "id", "name"].map((name) => textAt(entry.actor, name)),
    ...["channel", "ip"].map((name) => textAt(origin, name)),
    JSON.stringify(body),
    leaf.hash,
  ];
}

function textAt(value: Json, name: string): string {
  const text = isJsonObject(value) ? value[name] : null;
  return typeof text === "string" ? text : "";
}
