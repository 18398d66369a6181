"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Inbox, MailOpen } from "lucide-react";
import Link from "next/link";
import { type KeptMail, mailboxQuery } from "../queries/mailbox";
import { Mark } from "../shell/mark";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { MailRow } from "./mail-row";
import { Message } from "./message";

interface MailboxProps {
  /** What the server found. */
  loaded: KeptMail[];
  /** Whose mail, where it is only one person's. */
  to: string | null;
  selectedId: string | null;
}

/** Where mail goes while no mail provider is configured. */
export function Mailbox({ loaded, to, selectedId }: MailboxProps) {
  const { data: messages } = useQuery({ ...mailboxQuery(to), initialData: loaded });
  const selected = messages.find((message) => message.id === selectedId);
  const search = to ? `?to=${encodeURIComponent(to)}` : "";
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-2">
        <Link href="/inbox" aria-label="Countersign, to the inbox">
          <Mark className="size-6" />
        </Link>
        <h1 className="font-semibold">Mailbox</h1>
        <p className="min-w-0 flex-1 truncate text-sm text-ink-muted">
          {to ? `Mail to ${to}` : "Mail that this server keeps instead of sending it"}
        </p>
        {to && (
          <Button asChild size="sm">
            <Link href="/mailbox">Everybody&rsquo;s mail</Link>
          </Button>
        )}
      </header>
      <main className="flex min-h-0 flex-1">
        <section
          aria-label="Messages"
          className={clsx(
            "min-w-0 flex-1 overflow-y-auto bg-surface desk:block desk:w-105 desk:flex-none desk:border-r",
            selectedId && "hidden",
          )}
        >
          {messages.length === 0 && (
            <EmptyState icon={<Inbox />} title="No mail yet">
              Reminders, requests and sign-in links appear here as soon as they are sent.
            </EmptyState>
          )}
          <ul>
            {messages.map((message) => (
              <MailRow
                key={message.id}
                message={message}
                href={`/mailbox/${message.id}${search}`}
                selected={message.id === selectedId}
              />
            ))}
          </ul>
        </section>
        <section
          aria-label="Message"
          className={clsx("min-w-0 flex-1 flex-col bg-canvas desk:flex", selectedId ? "flex" : "hidden")}
        >
          {selected ? (
            <Message key={selected.id} message={selected} back={`/mailbox${search}`} />
          ) : (
            <NothingOpen missing={selectedId !== null} />
          )}
        </section>
      </main>
    </div>
  );
}

function NothingOpen({ missing }: { missing: boolean }) {
  return (
    <div className="flex flex-1 items-center">
      <EmptyState
        icon={<MailOpen />}
        title={missing ? "This message is not kept any more" : "Choose a message"}
        action={
          missing && (
            <Button asChild>
              <Link href="/mailbox">To the mailbox</Link>
            </Button>
          )
        }
      />
    </div>
  );
}
