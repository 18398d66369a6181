import { AppError } from "@/core/errors";
import type { JsonObject } from "@/core/json";
import { db, EVERYWHERE } from "@/server/db/client";
import { listMail } from "@/server/db/mailbox";
import { mailboxIsOpen as isOpen, settings } from "@/server/settings";

export interface MailboxMessage {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  created_at: string;
  headers: JsonObject;
}

export const mailboxIsOpen = (): boolean => isOpen(settings());

/** The mail that this server keeps while no provider is configured, newest first. Throws not_found where there is no mailbox. */
export async function listMailbox({
  to,
  limit = 100,
}: {
  to?: string;
  limit?: number;
}): Promise<{ items: MailboxMessage[] }> {
  if (!mailboxIsOpen())
    throw new AppError("not_found", "This server keeps no mailbox: mail goes out through Resend.");
  const found = await listMail(db(EVERYWHERE), to ?? null, limit);
  return {
    items: found.map(({ id, to, subject, html, text, created_at, headers }) => ({
      id,
      to,
      subject,
      html,
      text,
      created_at: created_at.toISOString(),
      headers,
    })),
  };
}
