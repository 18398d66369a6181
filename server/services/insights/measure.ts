import { measureOf } from "@/core/insights/measure";
import { talliesOf } from "@/core/insights/tally";
import { EVERYWHERE, transact } from "@/server/db/client";
import { readClosed } from "@/server/db/insights/closed";
import { insertMeasures } from "@/server/db/insights/measures";
import { isAlone, takeQueued } from "@/server/db/insights/queue";
import { addToTallies } from "@/server/db/insights/tallies";

/**
 * Measures up to `limit` closed intents and adds them to the sums of their weeks, all in one transaction: a process that
 * dies in between has done nothing. Returns how many it took up; 0 too where another process is at it.
 */
export function measureClosed(limit: number): Promise<number> {
  return transact(EVERYWHERE, async (tx) => {
    if (!(await isAlone(tx))) return 0;
    const queued = await takeQueued(tx, limit);
    if (queued.length === 0) return 0;
    const closed = await readClosed(tx, queued);
    const fresh = await insertMeasures(tx, closed.map(measureOf));
    if (fresh.length > 0) await addToTallies(tx, talliesOf(fresh));
    return queued.length;
  });
}
