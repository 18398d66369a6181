import { isObject, parseJson } from "../json.js";
import { isJwks, type Jwks } from "../jwks.js";
import type { AuditOptions, AuditProblem, AuditReport } from "./report.js";
import { type EntryLine, follows, isEntryLine, leafOf, statedLeaf } from "./entries.js";
import { fromHex, hexOf, isHash, textHash } from "./hashing.js";
import { readHead, saysSame, type TreeHead } from "./head.js";
import { rootByInclusion, Tree } from "./tree.js";

const MOST_PROBLEMS = 100;

/**
 * Verifies an export of the audit log, line by line: every entry, their order, the tree, the chain of heads and their signatures.
 * Needs no server, and memory only for what is wrong.
 */
export async function verifyAuditExport(
  lines: Iterable<string> | AsyncIterable<string>,
  options: AuditOptions = {},
): Promise<AuditReport> {
  const check = new Check(options);
  for await (const line of lines) if (line.trim() !== "") await check.take(parseJson(line));
  return check.end();
}

class Check {
  readonly #problems: AuditProblem[] = [];
  readonly #mismatches: EntryLine[] = [];
  readonly #tree = new Tree();
  readonly #kept: { head: TreeHead; done: boolean }[] = [];
  readonly #options: AuditOptions;
  #jwks: Jwks;
  #workspace = "";
  #stated = 0;
  #isWhole = true;
  #started = false;
  #ended = false;
  #broken = false;
  #entries = 0;
  #head: { jws: string; said: TreeHead | null } | null = null;
  /** Where the entries of the head to come begin. */
  #since = 0;
  #last: string | null = null;

  constructor(options: AuditOptions) {
    this.#options = options;
    this.#jwks = options.jwks ?? { keys: [] };
  }

  async take(line: unknown): Promise<void> {
    if (isObject(line) && line.countersign_audit === 1) return this.#begin(line);
    if (!this.#started || this.#ended)
      return this.#add("malformed", null, null, "This is no export of an audit log.");
    if (isJwks(line)) return this.#believe(line);
    if (isEntryLine(line)) return this.#isWhole ? this.#append(line) : this.#prove(line);
    if (isObject(line) && isObject(line.head)) return this.#pass(line.head);
    if (isObject(line) && isObject(line.end)) return this.#close(line.end);
    this.#add("malformed", null, null, `The line after ${this.#entries} entries is none of ours.`);
  }

  #begin(line: Record<string, unknown>): void {
    this.#started = true;
    this.#workspace = String(line.workspace);
    this.#stated = Number(line.tree_size);
    this.#isWhole = line.filter === null;
  }

  async #believe(keys: Jwks): Promise<void> {
    if (!this.#options.jwks) this.#jwks = keys;
    for (const jws of this.#options.heads ?? []) {
      const head = await readHead(jws, this.#jwks);
      if (typeof head === "string")
        this.#add(head, null, null, "A head that was kept is not signed with these keys.");
      else if (head.workspace !== this.#workspace)
        this.#add("not_comparable", null, head.tree_size, "A head that was kept is of another workspace.");
      else this.#kept.push({ head, done: false });
    }
  }

  #append(line: EntryLine): void {
    const { index, entry } = line;
    if (index < this.#tree.size)
      return this.#add("inserted", entry.id, index, `${entry.id} stands where another entry stood already.`);
    if (index > this.#tree.size) {
      const lost = index - this.#tree.size;
      this.#add("missing", null, this.#tree.size, `${lost} entries are gone, from ${this.#tree.size} on.`);
      this.#broken = true;
      for (let n = 0; n < lost; n++) this.#tree.append(new Uint8Array(32));
    }
    this.#entries++;
    this.#compare(line);
    if (this.#last !== null && index > this.#since && !follows(entry.id, this.#last))
      this.#add(
        "reordered",
        entry.id,
        index,
        `${entry.id} stands after ${this.#last}, and was committed before it.`,
      );
    this.#last = entry.id;
    this.#tree.append(statedLeaf(line));
    this.#compareKept();
  }

  #compare(line: EntryLine): void {
    const { entry, index } = line;
    if (line.body === undefined)
      return this.#add("missing", entry.id, index, `${entry.id} was sealed and is gone.`);
    const leaf = leafOf(line);
    if (!leaf || hexOf(leaf) !== line.leaf_hash)
      if (this.#mismatches.length < MOST_PROBLEMS) this.#mismatches.push(line);
  }

  /** Of a part of the log, each entry brings its own proof. */
  #prove(line: EntryLine): void {
    const { entry, index, proof = [] } = line;
    this.#entries++;
    this.#compare(line);
    const head = this.#head?.said;
    const steps = proof.every(isHash) ? proof.map(fromHex) : [];
    const root = head && rootByInclusion(statedLeaf(line), index, head.tree_size, steps);
    if (!root || hexOf(root) !== head.root)
      this.#add("changed", entry.id, index, `${entry.id} is not in the tree that was signed.`);
  }

  async #pass(line: Record<string, unknown>): Promise<void> {
    const jws = String(line.signed);
    const size = Number(line.tree_size);
    const said = await readHead(jws, this.#jwks);
    const add = (kind: AuditProblem["kind"], detail: string): void => this.#add(kind, null, size, detail);
    if (said === "key_unknown") add(said, `The head of ${size} entries is signed with an unknown key.`);
    else if (said === "head_altered")
      add(said, `The head of ${size} entries was altered: its signature is wrong.`);
    else if (!saysSame(line, said) || said.workspace !== this.#workspace)
      add("head_altered", `The head of ${size} entries says something else than was signed.`);
    const head = typeof said === "string" ? null : said;
    if (this.#isWhole) {
      const before = this.#head && textHash(this.#head.jws);
      if (head && head.previous !== before)
        add(
          "head_altered",
          `The head of ${size} entries does not name the one before it: that was altered, or is gone.`,
        );
      if (
        head &&
        !this.#broken &&
        (head.tree_size !== this.#tree.size || head.root !== hexOf(this.#tree.root()))
      ) {
        this.#broken = true;
        this.#add(
          "changed",
          this.#last,
          this.#since,
          `The entries ${this.#since} to ${size - 1} are not those that were signed.`,
        );
      }
      this.#since = size;
    }
    this.#head = { jws, said: head };
    if (!this.#isWhole) this.#compareKept();
  }

  #compareKept(): void {
    for (const kept of this.#kept) {
      const said = this.#head?.said;
      const size = this.#isWhole ? this.#tree.size : said?.tree_size;
      if (kept.done || kept.head.tree_size !== size) continue;
      kept.done = true;
      const root = this.#isWhole ? hexOf(this.#tree.root()) : said?.root;
      const { tree_size, at } = kept.head;
      if (root !== kept.head.root)
        this.#add(
          "rewritten",
          null,
          tree_size,
          `The first ${tree_size} entries are not those that were signed at ${at}.`,
        );
    }
  }

  #close(end: Record<string, unknown>): void {
    this.#ended = true;
    if (end.entries !== this.#entries)
      this.#add(
        "missing",
        null,
        null,
        `The file was written with ${String(end.entries)} entries and has ${this.#entries}.`,
      );
  }

  end(): AuditReport {
    const size = this.#isWhole ? this.#tree.size : this.#stated;
    if (!this.#started) this.#add("malformed", null, null, "This is no export of an audit log.");
    else if (!this.#ended) this.#add("cut", null, size, "The file ends before its last line.");
    if (this.#isWhole && size > (this.#head?.said?.tree_size ?? 0) && this.#stated > 0)
      this.#add("cut", null, size, "No signed head covers the newest entries.");
    if (this.#isWhole && size < this.#stated)
      this.#add(
        "cut",
        null,
        size,
        `${this.#stated} entries were sealed, and the file has the first ${size}.`,
      );
    for (const { head, done } of this.#kept) {
      if (done) continue;
      const { tree_size, at } = head;
      if (tree_size > size)
        this.#add(
          "cut",
          null,
          size,
          `${tree_size} entries were signed at ${at}, and ${size} are left: the newest were cut off.`,
        );
      else
        this.#add(
          "not_comparable",
          null,
          tree_size,
          `A part of the log cannot be compared with its first ${tree_size} entries: export the whole.`,
        );
    }
    const problems = [...this.#named(), ...this.#problems].slice(0, MOST_PROBLEMS);
    return {
      ok: problems.length === 0,
      proved: this.#isWhole ? "log" : "entries",
      workspace: this.#workspace,
      treeSize: this.#head?.said?.tree_size ?? 0,
      entries: this.#entries,
      keys: this.#options.jwks ? "given" : "in_file",
      head: this.#head?.jws ?? null,
      problems,
    };
  }

  /** Two entries that hold each other's content were exchanged, the others changed. */
  #named(): AuditProblem[] {
    return this.#mismatches.map((line) => {
      const { entry, index } = line;
      const other = this.#mismatches.find((one) => {
        const leaf = one === line ? null : leafOf(line, one);
        return leaf !== null && hexOf(leaf) === line.leaf_hash;
      });
      const detail = other
        ? `What was sealed as ${entry.id} stands as ${other.entry.id} now.`
        : `${entry.id} is not what was sealed.`;
      return { kind: other ? "reordered" : "changed", entry: entry.id, index, detail };
    });
  }

  #add(kind: AuditProblem["kind"], entry: string | null, index: number | null, detail: string): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ kind, entry, index, detail });
  }
}
