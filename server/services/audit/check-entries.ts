import { toHex } from "@/core/audit/bytes";
import { type Entry, entryId, leafOf, withDropped } from "@/core/audit/entry";
import { comparison, contradictions } from "@/core/audit/question";
import { isJsonObject } from "@/core/json";
import { entriesOf } from "@/server/db/audit/entries";
import { type StoredIntent, storedIntents } from "@/server/db/audit/intent-rows";
import type { StoredLeaf } from "@/server/db/audit/log";
import type { Db } from "@/server/db/client";
import type { Problem } from "./check-head";
import { sha256 } from "./hash";

/** A leaf whose entry is not what was sealed. */
export interface Mismatch {
  leaf: StoredLeaf;
  entry: Entry;
}

export interface Checked {
  problems: Problem[];
  mismatches: Mismatch[];
}

/** Compares what is stored of a few entries, and of the intents that begin with them, with what was sealed. */
export async function checkEntries(
  on: Db,
  workspaceId: string,
  leaves: readonly StoredLeaf[],
): Promise<Checked> {
  const entries = new Map((await entriesOf(on, leaves)).map((entry) => [entryId(entry), entry]));
  const checked: Checked = { problems: [], mismatches: [] };
  const born: string[] = [];
  for (const leaf of leaves) {
    const id = entryId(leaf);
    const entry = entries.get(id);
    if (!entry) {
      checked.problems.push({
        kind: "missing",
        entry: id,
        index: leaf.index,
        detail: `${id} was sealed and is gone.`,
      });
    } else {
      if (!fits(leaf, entry, entry)) checked.mismatches.push({ leaf, entry });
      if (entry.type === "created" && entry.source === "fact") born.push(entry.subject);
    }
  }
  for (const intent of await storedIntents(on, workspaceId, born)) checked.problems.push(...flawsOf(intent));
  return checked;
}

/** Whether a leaf is that of an entry with what another holds. */
const fits = (leaf: StoredLeaf, entry: Entry, content: Entry): boolean => {
  const body = leaf.dropped ? withDropped(content.body, leaf.dropped) : content.body;
  const hash = body && leafOf({ ...content, source: entry.source, seq: entry.seq, body }, leaf.salts, sha256);
  return hash !== null && toHex(hash) === leaf.hash;
};

/** Names what happened to entries that do not fit: two that hold each other's content were exchanged, the others changed. */
export function namedMismatches(mismatches: readonly Mismatch[]): Problem[] {
  return mismatches.map(({ leaf, entry }) => {
    const id = entryId(entry);
    const about = { entry: id, index: leaf.index };
    const other = mismatches.find((one) => one.entry !== entry && fits(leaf, entry, one.entry));
    if (other)
      return {
        ...about,
        kind: "reordered",
        detail: `What was sealed as ${id} stands as ${entryId(other.entry)} now.`,
      };
    const what = entry.body.question === undefined ? id : `${id}, or what its intent ${entry.subject} asks,`;
    return { ...about, kind: "changed", detail: `${what} is not what was sealed.` };
  });
}

/** Where an intent's row says something else than its facts. */
function flawsOf({ id, question, revisions, redacted, ...row }: StoredIntent): Problem[] {
  const { status, outcome, decision, closing } = row;
  const same = comparison(redacted);
  const found = (entry: string, what: string): Problem => ({
    kind: "changed",
    entry,
    index: null,
    detail: `The row of ${id} has another ${what} than ${entry} gave it.`,
  });
  const asked = contradictions(question, revisions, same).map((name) =>
    found(revisions.at(-1)?.id ?? id, name),
  );
  if (!closing)
    return status === "waiting"
      ? asked
      : [
          ...asked,
          {
            kind: "missing",
            entry: null,
            index: null,
            detail: `${id} is closed, and no entry says by whom.`,
          },
        ];
  const given = closing.data.decision ?? null;
  const said = isJsonObject(given) ? (given.outcome ?? null) : null;
  const flaws = [
    ...(status === STATUS_AFTER[closing.type] ? [] : ["status"]),
    ...(same(outcome, said) ? [] : ["outcome"]),
    ...(same(decision, given) ? [] : ["decision"]),
  ];
  return [...asked, ...flaws.map((what) => found(closing.id, what))];
}

const STATUS_AFTER: Readonly<Record<string, string>> = {
  decided: "decided",
  timed_out: "timed_out",
  canceled: "canceled",
};
