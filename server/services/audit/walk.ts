import { fromHex, toHex } from "@/core/audit/bytes";
import { entryId } from "@/core/audit/entry";
import { Frontier } from "@/core/audit/frontier";
import { headHash, type TreeHead } from "@/core/audit/head";
import { flaw } from "@/core/errors";
import { headsAfter, headsUpTo, leavesFrom, type StoredHead, type StoredLeaf } from "@/server/db/audit/log";
import { type Db, snapshot } from "@/server/db/client";
import { checkEntries, type Mismatch } from "./check-entries";
import { headChecker, type Problem } from "./check-head";
import { sha256 } from "./hash";
import { frontierAt } from "./subtrees";

const BATCH = 500;

/** More than so many of a kind are not named. */
export const MOST_PROBLEMS = 100;

/** Goes through a log from some place on, its entries and its heads together. */
export class Walk {
  readonly found: Problem[] = [];
  readonly mismatches: Mismatch[] = [];
  checked = 0;
  /** Set once the leaves lead to another root than was signed: then they lead to no later one either. */
  private brokenAt: StoredHead | null = null;
  private kept: TreeHead | null = null;
  private heads: StoredHead[] = [];
  private last: StoredLeaf | null = null;
  private lastLeaf = "";

  private constructor(
    private readonly on: Db,
    private readonly workspaceId: string,
    private readonly frontier: Frontier,
    private before: StoredHead | null,
    private readonly checker: Awaited<ReturnType<typeof headChecker>>,
  ) {}

  static async from(on: Db, workspaceId: string, start: number): Promise<Walk> {
    const roots = await frontierAt(on, workspaceId, start).catch(() => {
      throw flaw("conflict", "/from", "The log lacks what its first entries come to: verify it from 0.");
    });
    const [before] = start === 0 ? [] : await headsUpTo(on, workspaceId, start, 1);
    return new Walk(
      on,
      workspaceId,
      new Frontier(start, roots, sha256),
      before ?? null,
      await headChecker(on, workspaceId),
    );
  }

  /** Has the walk compare its tree with a head that was kept elsewhere, once it has come so far. */
  async compareWith(jws: string, size: number): Promise<void> {
    const said = await this.checker.read(jws.trim());
    const add = (kind: Problem["kind"], index: number | null, detail: string): void =>
      this.add(this.found, [{ kind, entry: null, index, detail }]);
    if (said === "key_unknown")
      return add(said, null, "The head that was kept is signed with none of this workspace's keys.");
    if (said === "head_altered")
      return add(said, null, "The head that was kept is none of this workspace's, or was altered.");
    const { tree_size: kept, at } = said;
    if (kept > size)
      return add(
        "cut",
        size,
        `${kept} entries were signed at ${at}, and ${size} are left: the newest were cut off.`,
      );
    if (kept < this.frontier.size)
      throw flaw(
        "invalid_request",
        "/head",
        `This head is of ${kept} entries: verify from there or from before.`,
      );
    this.kept = said;
    this.compareKept();
  }

  private compareKept(): void {
    const { kept, frontier } = this;
    if (kept?.tree_size !== frontier.size || kept.root === toHex(frontier.root())) return;
    const detail = `The first ${kept.tree_size} entries are not those that were signed at ${kept.at}.`;
    this.add(this.found, [{ kind: "rewritten", entry: null, index: kept.tree_size, detail }]);
  }

  async upTo(end: number): Promise<void> {
    while (this.frontier.size < end) {
      const { leaves, problems, mismatches } = await this.nextBatch(end);
      if (leaves.length === 0) break;
      this.add(this.found, problems);
      this.add(this.mismatches, mismatches);
      for (const leaf of leaves) if (leaf.index < end) await this.take(leaf);
    }
  }

  /** A redaction between two reads would look like tampering, so a batch is of one moment. */
  private nextBatch(end: number) {
    const { size } = this.frontier;
    return snapshot(this.on.scope, async (tx) => {
      const leaves = await leavesFrom(tx, this.workspaceId, size, Math.min(BATCH, end - size));
      return { leaves, ...(await checkEntries(tx, this.workspaceId, leaves)) };
    });
  }

  private async take(leaf: StoredLeaf): Promise<void> {
    if (leaf.index !== this.frontier.size) this.skip(leaf.index);
    this.checkOrder(leaf);
    this.frontier.append(fromHex(leaf.hash));
    this.lastLeaf = entryId(leaf);
    this.checked++;
    this.compareKept();
    const head = await this.nextHead();
    if (head && head.treeSize <= this.frontier.size) await this.pass(head);
  }

  /** Within what one head seals, entries stand in the order of their numbers. */
  private checkOrder(leaf: StoredLeaf): void {
    const { last } = this;
    const isFirst = last === null || last.index < (this.before?.treeSize ?? 0);
    const follows =
      isFirst || last.source < leaf.source || (last.source === leaf.source && last.seq < leaf.seq);
    if (!follows)
      this.add(this.found, [
        {
          kind: "reordered",
          entry: entryId(leaf),
          index: leaf.index,
          detail: `${entryId(leaf)} stands after ${entryId(last)}, and was committed before it.`,
        },
      ]);
    this.last = leaf;
  }

  /** Leaves that are gone: what follows is compared with what it says, the tree with nothing any more. */
  private skip(to: number): void {
    const lost = to - this.frontier.size;
    this.add(this.found, [
      {
        kind: "missing",
        entry: null,
        index: this.frontier.size,
        detail: `${lost} of the log's leaves are gone, from ${this.frontier.size} on.`,
      },
    ]);
    for (let n = 0; n < lost; n++) this.frontier.append(new Uint8Array(32));
  }

  private async nextHead(): Promise<StoredHead | undefined> {
    if (this.heads.length === 0)
      this.heads = await headsAfter(this.on, this.workspaceId, this.before?.treeSize ?? 0, BATCH);
    return this.heads[0];
  }

  private async pass(head: StoredHead): Promise<void> {
    this.heads.shift();
    const flaw = await this.checker.check(head);
    if (flaw) this.add(this.found, [flaw]);
    const expected = this.before && headHash(this.before.jws, sha256);
    if (head.previous !== expected)
      this.add(this.found, [
        {
          kind: "head_altered",
          entry: null,
          index: head.treeSize,
          detail: `The head of ${head.treeSize} entries does not name the one before it: that was altered, or is gone.`,
        },
      ]);
    const fits = head.treeSize === this.frontier.size && toHex(this.frontier.root()) === head.root;
    // A head that was altered is named above; the leaves are to blame where one that was signed so does not fit.
    if (!fits && !flaw && !this.brokenAt) {
      this.brokenAt = head;
      const first = this.before?.treeSize ?? 0;
      this.add(this.found, [
        {
          kind: "changed",
          entry: this.lastLeaf,
          index: first,
          detail: `The leaves ${first} to ${head.treeSize - 1} are not those that were signed.`,
        },
      ]);
    }
    this.before = head;
  }

  /** What is wrong with the log's end. */
  async end({ size, headHash: newest }: { size: number; headHash: string | null }): Promise<Problem[]> {
    const problems: Problem[] = [];
    const cut = (lost: number, detail: string): void =>
      void problems.push({ kind: "cut", entry: null, index: size - lost, detail });
    if (this.frontier.size < size)
      cut(size - this.frontier.size, `The newest ${size - this.frontier.size} leaves are gone.`);
    const [head] = await headsUpTo(this.on, this.workspaceId, size, 1);
    if ((head?.treeSize ?? 0) < size)
      cut(size - (head?.treeSize ?? 0), `No head covers all ${size} entries: the newest is gone.`);
    else if (head && headHash(head.jws, sha256) !== newest)
      problems.push({
        kind: "head_altered",
        entry: null,
        index: size,
        detail: "The newest head is not the one that was signed last.",
      });
    return problems;
  }

  private add<T>(list: T[], more: readonly T[]): void {
    list.push(...more.slice(0, Math.max(0, MOST_PROBLEMS - list.length)));
  }
}
