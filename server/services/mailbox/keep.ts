import { timingSafeEqual } from "node:crypto";
import { AppError } from "@/core/errors";
import type { JsonObject } from "@/core/json";
import { db, EVERYWHERE } from "@/server/db/client";
import { keepMail, trimMail } from "@/server/db/mailbox";
import { newId } from "../context";
import { mailboxKey, sha256 } from "../secrets";
import { mailboxIsOpen } from "./read";

const KEPT = 20_000;
const TRIM_EVERY = 500;
let since = 0;

export interface IncomingMail {
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  headers: JsonObject;
}

/** Takes a mail as Resend would. Throws unauthenticated unless the key is the one that this server derives for itself. */
export async function keepInMailbox(
  key: string,
  mail: IncomingMail,
  idempotencyKey: string | null,
): Promise<{ id: string }> {
  const same = timingSafeEqual(Buffer.from(sha256(key)), Buffer.from(sha256(mailboxKey())));
  if (!mailboxIsOpen() || !same)
    throw new AppError("unauthenticated", "The mailbox takes mail from this server only.");
  const id = await keepMail(db(EVERYWHERE), { id: newId("msg"), ...mail }, idempotencyKey);
  if (++since % TRIM_EVERY === 0) await trimMail(db(EVERYWHERE), KEPT);
  return { id };
}
