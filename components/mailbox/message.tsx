"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { JsonObject } from "@/core/json";
import type { KeptMail } from "../queries/mailbox";
import { useNonce } from "../ui/nonce";
import { Tabs } from "../ui/tabs";
import { Time } from "../ui/time";
import { withLinksInNewTabs, withNonce } from "./mail-document";

export function Message({ message, back }: { message: KeptMail; back: string }) {
  const tabs = [
    { value: "html", label: "As mail", content: <Rendered html={message.html} title={message.subject} /> },
    { value: "text", label: "Text", content: <PlainText text={message.text} /> },
    { value: "headers", label: "Headers", content: <Headers headers={message.headers} /> },
  ];
  return (
    <article className="flex min-h-0 flex-1 flex-col">
      <Link
        href={back}
        className="flex min-h-11 items-center gap-2 border-b border-line bg-surface px-4 text-ink-muted desk:hidden"
      >
        <ArrowLeft aria-hidden className="size-4" />
        All mail
      </Link>
      <header className="px-4 py-3">
        <h2 className="text-lg font-semibold wrap-anywhere">{message.subject}</h2>
        <p className="flex flex-wrap gap-x-2 text-sm text-ink-muted">
          <span className="wrap-anywhere">to {message.to}</span>
          <Time at={message.created_at} focusable />
        </p>
      </header>
      <Tabs label="Ways to read it" tabs={tabs} className="flex-1 px-4 pb-4" />
    </article>
  );
}

/** Mail is somebody else's HTML: no scripts, no forms, no access to this page; its links open beside it. */
function Rendered({ html, title }: { html: string; title: string }) {
  const nonce = useNonce();
  return (
    <iframe
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={withNonce(withLinksInNewTabs(html), nonce)}
      className="size-full min-h-80 rounded-md border border-line bg-surface"
    />
  );
}

function PlainText({ text }: { text: string }) {
  return (
    <pre
      tabIndex={0}
      className="h-full overflow-auto rounded-md border border-line bg-surface p-4 font-mono text-sm wrap-anywhere whitespace-pre-wrap"
    >
      {text}
    </pre>
  );
}

function Headers({ headers }: { headers: JsonObject }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 rounded-md border border-line bg-surface p-4 font-mono text-sm sm:grid-cols-[max-content_1fr]">
      {Object.entries(headers).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-muted">{name}</dt>
          <dd className="wrap-anywhere">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
