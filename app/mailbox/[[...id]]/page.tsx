import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { isOurName } from "@/app/_http/own-pages";
import { Mailbox } from "@/components/mailbox/mailbox";
import { MAILBOX_LIMIT } from "@/components/queries/mailbox";
import { listMailbox, mailboxIsOpen } from "@/server/services/mailbox/read";

export const metadata: Metadata = { title: "Mailbox", robots: { index: false } };

interface Props {
  params: Promise<{ id?: string[] }>;
  searchParams: Promise<{ to?: string | string[] }>;
}

export default async function MailboxPage({ params, searchParams }: Props) {
  if (!mailboxIsOpen() || !isOurName((await headers()).get("host"))) notFound();
  const [{ id = [] }, { to }] = await Promise.all([params, searchParams]);
  const only = typeof to === "string" && to ? to : null;
  const { items } = await listMailbox({ limit: MAILBOX_LIMIT, ...(only && { to: only }) });
  return <Mailbox loaded={items} to={only} selectedId={id[0] ?? null} />;
}
