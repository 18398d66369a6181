import { AppError } from "@/core/errors";
import type { Actor, Intent, Redaction } from "@/core/intent";
import { decide } from "@/core/lifecycle/decide";
import { searchDocument, wordsVector } from "@/core/search";
import { redactedEntry } from "@/core/sensitive/entry";
import { droppedMarks } from "@/core/sensitive/redact";
import type { IntentWire } from "@/core/wire/intent";
import type { RedactionBody } from "@/core/wire/sensitive";
import { toWire } from "@/core/wire/show";
import { type Db, transact } from "@/server/db/client";
import { factsAfter } from "@/server/db/facts";
import { textsSaid } from "@/server/db/intent-search";
import { lockIntents } from "@/server/db/intents";
import {
  dropCopies,
  entriesToRedact,
  openDoor,
  replaceFact,
  replaceLeaf,
  replaceQuestion,
  replaceReply,
  repliesShowing,
} from "@/server/db/redaction";
import { settings } from "@/server/settings";
import { sha256 } from "../audit/hash";
import { actorOf, type Ctx, originOf, requireAdmin } from "../context";
import { announce, record, stepOf } from "../intents/record";
import { shownTo } from "../intents/show";

interface Wanted extends Pick<Redaction, "what" | "places" | "reason"> {
  by: Actor;
  files: boolean;
}

/**
 * Drops values of a closed intent for good, wherever they are stored; in the trail their commitments stay. Throws forbidden,
 * not_found, and conflict where it is open or has nothing to drop.
 */
export async function redactIntent(ctx: Ctx, id: string, body: RedactionBody): Promise<IntentWire> {
  requireAdmin(ctx);
  const { reason, places, files = false } = body;
  const what = places ? "chosen" : (body.what ?? "sensitive");
  const intent = await drop(ctx, id, { by: actorOf(ctx), what, places: places ?? [], reason, files });
  return shownTo(ctx, intent);
}

/** The same for whoever is known to be allowed: an admin, or the retention of its type. Gives the intent as it is then. */
export async function drop(ctx: Ctx, id: string, wanted: Wanted): Promise<Intent> {
  const { step, written } = await transact(ctx, async (tx) => {
    const found = await lockIntents(tx, [{ workspaceId: ctx.workspaceId, id }]);
    const before = found.get(id)?.intent;
    if (!before) throw new AppError("not_found", "There is no such intent.");
    const places = wanted.what === "sensitive" ? markedIn(before) : wanted.places;
    const { by, what, reason } = wanted;
    const facts = decide(before, { type: "redact", by, what, places, reason }, ctx.now);
    const step = await stepOf(tx, before, before, facts, originOf(ctx));
    const written = await record(tx, [step]);
    await dropStored(tx, before, step.after, written[0]?.seq ?? 0n, wanted.files || what === "content");
    return { step, written };
  });
  announce([step], written);
  return step.after;
}

/** The marks of an intent as they are written, with what is sensitive where anything is. */
const markedIn = ({ sensitive }: Intent): string[] =>
  sensitive.length === 0 ? [] : [...sensitive, "state:", "result:"];

async function dropStored(tx: Db, before: Intent, after: Intent, seq: bigint, files: boolean): Promise<void> {
  const { redaction } = after;
  if (!redaction) throw new Error(`intent ${after.id} was not redacted`);
  const what = { marks: droppedMarks(redaction), whole: redaction.what === "content" };
  const entries = await entriesToRedact(tx, before);
  await openDoor(tx, seq);
  for (const { entry, leaf } of entries) {
    const { data, leaf: changed } = redactedEntry(entry, leaf, what, sha256);
    if (data !== null) await replaceFact(tx, entry.seq, data);
    if (changed) await replaceLeaf(tx, entry.seq, changed);
  }
  const facts = await factsAfter(tx, after.workspaceId, after.id, 0n, 10_000);
  const words = wordsVector(facts.flatMap((fact) => textsSaid(fact, after)));
  await replaceQuestion(tx, after, `${searchDocument(after)} ${words}`);
  await dropCopies(tx, after, files);
  for (const reply of await repliesShowing(tx, before)) await replaceReply(tx, reply, replyNow(reply, after));
}

/** A retry is told of the intent as it is now; that it is the same one is what it has to know. */
function replyNow({ response }: { response: string }, intent: Intent): string {
  const said: unknown = JSON.parse(response);
  const isIntent = typeof said === "object" && said !== null && "intent_type" in said;
  const now = toWire(intent, settings().PUBLIC_URL);
  return JSON.stringify(isIntent ? now : { id: intent.id, intent: now });
}
