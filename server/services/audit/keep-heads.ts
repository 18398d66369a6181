import type { AppendLines } from "@/core/audit/anchor";
import { newestHeads } from "@/server/db/audit/anchors";
import type { StoredHead } from "@/server/db/audit/log";
import { db, EVERYWHERE } from "@/server/db/client";
import { log } from "@/server/log";
import { headWire } from "./heads";
import type { OnHead } from "./seal";

/** A workspace gets a line so often at most, with its newest head. */
const MOST_OFTEN_MS = 60_000;
const AFTER_ERROR_MS = 5_000;

/** Writes the heads that this process has signed to a file. What could not be written waits, and what a crash left out is written at the next start. */
export class HeadsKeeper {
  private readonly waiting = new Map<string, StoredHead>();
  private readonly writtenAt = new Map<string, number>();
  private begun = false;
  private restUntil = 0;

  constructor(private readonly append: AppendLines) {}

  readonly note: OnHead = (workspaceId, head) => void this.waiting.set(workspaceId, head);

  /** Writes what is due, or `all` that waits. Never throws where the file cannot be written: it is logged and tried again. */
  async flush(now: Date, all = false): Promise<void> {
    if (!all && now.getTime() < this.restUntil) return;
    if (!this.begun) await this.begin();
    const due = [...this.waiting].filter(([id]) => all || this.isDue(id, now));
    if (due.length === 0) return;
    try {
      await this.append(due.map(lineOf));
    } catch (err) {
      log.error(
        { err, workspaces: due.length },
        "signed heads could not be written to their file; tried again",
      );
      this.restUntil = now.getTime() + AFTER_ERROR_MS;
      return;
    }
    for (const [id, head] of due) {
      this.writtenAt.set(id, now.getTime());
      // A newer one may have been signed meanwhile.
      if (this.waiting.get(id) === head) this.waiting.delete(id);
    }
  }

  private isDue(id: string, now: Date): boolean {
    return now.getTime() - (this.writtenAt.get(id) ?? 0) >= MOST_OFTEN_MS;
  }

  private async begin(): Promise<void> {
    for (const { workspaceId, head } of await newestHeads(db(EVERYWHERE)))
      if (!this.waiting.has(workspaceId)) this.waiting.set(workspaceId, head);
    this.begun = true;
  }
}

const lineOf = ([workspace, head]: [string, StoredHead]): string =>
  JSON.stringify({ workspace, ...headWire(head) });
