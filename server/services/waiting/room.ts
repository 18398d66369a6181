import type { Role } from "@/core/access";
import { db, type DbScope } from "@/server/db/client";
import { factsSince, type NewFact, settledSeq } from "@/server/db/news";
import { askedBy } from "@/server/db/visibility";
import { EVERYTHING, Gathered, type InboxMessage, type InboxNews } from "./gathered";

export interface Reader {
  userId: string;
  role: Role;
  tell: (message: InboxMessage) => void;
}

/** A burst of changes is told together, and looked up together. */
const GATHER_MS = 40;
/** Whoever missed more facts than these is not told of them one by one. */
const MOST_FACTS = 5_000;

/** What changes in a workspace, for all in this process who follow their inbox there: looked up and caught up once for all. */
export class Room {
  readonly readers = new Set<Reader>();
  /** Everything up to this fact was told; null before the room is open. */
  settled: bigint | null = null;
  private readonly gathered = new Gathered();
  /** The newest fact of each intent that was told. */
  private readonly told = new Map<string, bigint>();
  private telling = false;

  constructor(readonly workspaceId: string) {}

  /** The fact after which whoever comes now hears everything. What happened since is in the lists that they are about to load. */
  async open(): Promise<bigint> {
    if (this.settled !== null) return this.settled;
    const after = await settledSeq(db(this), this.workspaceId);
    for (const { intentId, seq } of await factsSince(
      db(this),
      [{ workspaceId: this.workspaceId, after }],
      MOST_FACTS,
    ))
      this.note(intentId, seq);
    return (this.settled ??= after);
  }

  hear(id: string, types: readonly string[], seq: bigint): void {
    this.note(id, seq);
    this.gathered.add({ id, types }, this.settled ?? 0n);
    if (!this.telling) void this.tellAll();
  }

  /** Tells what was committed by a process that died before it could say so. */
  catchUp(found: readonly NewFact[]): void {
    for (const { intentId, type, seq } of found)
      if ((this.told.get(intentId) ?? 0n) < seq) this.hear(intentId, [type], seq);
    const settled = found.findLast((fact) => fact.settled)?.seq ?? this.settled;
    if (settled !== null) for (const [id, seq] of this.told) if (seq <= settled) this.told.delete(id);
    this.settled = settled;
  }

  private note(intentId: string, seq: bigint): void {
    if ((this.told.get(intentId) ?? 0n) < seq) this.told.set(intentId, seq);
  }

  private async tellAll(): Promise<void> {
    this.telling = true;
    while (!this.gathered.isEmpty) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      const { after, news } = this.gathered.take();
      const readers = [...this.readers];
      const seenBy = await audience(this, news, readers).catch(() => () => [EVERYTHING]);
      for (const reader of readers) reader.tell({ after, news: seenBy(reader) });
    }
    this.telling = false;
  }
}

/** What a reader missed since a fact. */
export async function missedSince(
  workspaceId: string,
  reader: Reader,
  after: bigint,
): Promise<readonly InboxNews[]> {
  const facts = await factsSince(db({ workspaceId }), [{ workspaceId, after }], MOST_FACTS);
  if (facts.length === MOST_FACTS) return [EVERYTHING];
  const missed = new Gathered();
  for (const { intentId: id, type } of facts) missed.add({ id, types: [type] }, after);
  const { news } = missed.take();
  return (await audience({ workspaceId }, news, [reader]))(reader);
}

/** Who hears what: reviewers of what they were asked, everybody else of everything. */
async function audience(
  scope: DbScope,
  news: readonly InboxNews[],
  readers: readonly Reader[],
): Promise<(reader: Reader) => readonly InboxNews[]> {
  const reviewers = readers.some(({ role }) => role === "reviewer");
  const asked = reviewers
    ? await askedBy(
        db(scope),
        news.map(({ id }) => id),
      )
    : new Map<string, Set<string>>();
  return ({ role, userId }) =>
    role === "reviewer" ? news.filter(({ id }) => id === EVERYTHING.id || asked.get(id)?.has(userId)) : news;
}
