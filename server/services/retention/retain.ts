import { spellDuration } from "@/core/duration";
import { AppError } from "@/core/errors";
import { SYSTEM } from "@/core/intent";
import type { Retention } from "@/core/wire/sensitive";
import { db, EVERYWHERE } from "@/server/db/client";
import { dueRedactions } from "@/server/db/retention";
import { drop } from "./redact";

/** Drops what up to `limit` intents have kept long enough. Returns how many; what another process was faster with is not counted. */
export async function applyRetention(now: Date, limit: number): Promise<number> {
  let done = 0;
  for (const { id, workspace_id: workspaceId, intent_type: type, retention } of await dueRedactions(
    db(EVERYWHERE),
    now,
    limit,
  )) {
    const ctx = { workspaceId, now, caller: { type: "system" as const } };
    const wanted = {
      by: SYSTEM,
      what: retention.what,
      places: [],
      reason: reasonOf(type, retention),
      files: false,
    };
    try {
      await drop(ctx, id, wanted);
      done++;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return done;
}

const reasonOf = (type: string, { after, what }: Retention): string =>
  `Retention of ${type}: ${what === "content" ? "all content" : "what is sensitive"} goes ${spellDuration(after)} after the end.`;
