import { spellDuration } from "@/core/duration";
import { AppError } from "@/core/errors";
import { SYSTEM } from "@/core/intent";
import type { Retention } from "@/core/wire/sensitive";
import { db, EVERYWHERE, workspaceOf } from "@/server/db/client";
import { dueRedactions } from "@/server/db/retention";
import { bySystem } from "../context";
import { drop } from "./redact";

/** Drops what up to `limit` intents have kept long enough. Returns how many; what another process was faster with is not counted. */
export async function applyRetention(now: Date, limit: number): Promise<number> {
  let done = 0;
  let failure: unknown;
  for (const row of await dueRedactions(db(EVERYWHERE), now, limit)) {
    const { id, intent_type: type, retention } = row;
    const wanted = {
      by: SYSTEM,
      what: retention.what,
      places: [],
      reason: reasonOf(type, retention),
      files: false,
    };
    try {
      await drop(bySystem(workspaceOf(row), now), id, wanted);
      done++;
    } catch (error) {
      // One that cannot be redacted must not keep the others.
      if (!(error instanceof AppError)) failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
  return done;
}

const reasonOf = (type: string, { after, what }: Retention): string =>
  `Retention of ${type}: ${what === "content" ? "all content" : "what is sensitive"} goes ${spellDuration(after)} after the end.`;
