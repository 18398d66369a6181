import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { inFolder } from "./folder.ts";

const fileOf = (run: string) => inFolder(`${encodeURIComponent(run)}.json`);

/** Keeps what a run needs to go on. It is there as a whole or not at all, whenever the process dies. */
export function saveRun(run: string, checkpoint: unknown): void {
  writeFileSync(`${fileOf(run)}.new`, JSON.stringify(checkpoint));
  renameSync(`${fileOf(run)}.new`, fileOf(run));
}

/** What was saved, or null where nothing waits (any more). The caller knows what it saved. */
export function loadRun<Checkpoint>(run: string): Checkpoint | null {
  return existsSync(fileOf(run)) ? (JSON.parse(readFileSync(fileOf(run), "utf8")) as Checkpoint) : null;
}

/** The run has gone on: whoever comes later finds nothing to resume. */
export const endRun = (run: string): void => rmSync(fileOf(run), { force: true });

const running = new Map<string, Promise<void>>();

/**
 * One thing at a time for each run: two answers may arrive together, and only one of them may resume it. This holds within
 * one process; where several receive webhooks, take a lock in the database that holds the checkpoints.
 */
export function exclusively(run: string, work: () => Promise<void>): Promise<void> {
  const mine = (running.get(run) ?? Promise.resolve()).then(work, work);
  running.set(run, mine);
  return mine;
}
