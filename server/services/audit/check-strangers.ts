import type { Source } from "@/core/audit/entry";
import { strangersAfter } from "@/server/db/audit/log";
import type { Db } from "@/server/db/client";
import type { Problem } from "./check-head";

const BATCH = 5_000;

/** Entries that nobody committed in the way that entries are: they were never queued to be sealed. */
export async function strangers(on: Db, workspaceId: string, most: number): Promise<Problem[]> {
  const found = [...(await of("fact")), ...(await of("change"))];
  return found.slice(0, most);

  async function of(source: Source): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (let after = 0n; problems.length < most;) {
      const entries = await strangersAfter(on, workspaceId, source, after, BATCH);
      for (const { seq, stranger } of entries)
        if (stranger)
          problems.push({
            kind: "inserted",
            entry: `${source}_${seq}`,
            index: null,
            detail: `${source}_${seq} was put there past the log.`,
          });
      const last = entries.at(-1);
      if (!last || entries.length < BATCH) break;
      after = last.seq;
    }
    return problems;
  }
}
