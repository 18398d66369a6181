"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import type { AuditEntryWire } from "@/core/wire/audit";
import { PayloadValue } from "../../intent/payload-value";
import { Revealed } from "../../intent/revealed";
import { diffJson } from "../../revision/diff-json";
import { DiffLines } from "../../revision/diff-lines";
import { Button } from "../../ui/button";
import { CopyButton } from "../../ui/copy-button";
import { Time } from "../../ui/time";
import { browserInWords, CHANNEL_NAMES } from "./channel-words";
import { differenceOf, hrefOf } from "./entry-words";
import type { ChangeFilter } from "./use-audit-filter";

interface EntryDetailsProps {
  entry: AuditEntryWire;
  onChange?: ChangeFilter;
}

/** All that is known of an entry: who, for whom, where from, and what was different afterwards. */
export function EntryDetails({ entry, onChange }: EntryDetailsProps) {
  const { id, actor, origin, subject } = entry;
  const href = hrefOf(entry);
  return (
    <div className="flex flex-col gap-4 border-t border-line bg-sunken/50 px-3 py-3 desk:px-4 desk:pl-11">
      <dl className="grid gap-x-6 gap-y-1.5 text-sm desk:grid-cols-2">
        <Line name="When">
          <Time at={entry.at} as="exact" />
        </Line>
        <Line name="Who" narrow={actor.id && onChange && (() => onChange({ actor: actor.id ?? "" }))}>
          {actor.name}
          {actor.acting_for && ` for ${actor.acting_for.name}`}
        </Line>
        {origin && <Origin origin={origin} onChange={onChange} />}
        {!origin && <Line name="How it came">Not recorded, as before this record began</Line>}
        <Line name="Entry" copy={id}>
          <span className="font-mono text-xs">{id}</span>
        </Line>
        <Line name="Sealed">{entry.sealed ? `As number ${entry.sealed.index + 1}` : "Not yet"}</Line>
      </dl>
      <What entry={entry} />
      <div className="flex flex-wrap gap-2">
        {href && (
          <Button asChild size="sm">
            <Link href={href}>{subject.type === "intent" ? "Open the request" : `Open ${subject.name}`}</Link>
          </Button>
        )}
        {onChange && (
          <Button size="sm" onClick={() => onChange({ subject: subject.id })}>
            All of this
          </Button>
        )}
        {entry.sealed && (
          <Button asChild size="sm">
            <a href={`/api/audit/proof?entry=${id}`} download={`proof-${id}.json`}>
              Download proof
            </a>
          </Button>
        )}
      </div>
    </div>
  );
}

function Origin({
  origin,
  onChange,
}: {
  origin: NonNullable<AuditEntryWire["origin"]>;
  onChange: ChangeFilter | undefined;
}) {
  const { channel, ip, user_agent, request_id, on_behalf_of } = origin;
  return (
    <>
      {on_behalf_of && <Line name="For">{on_behalf_of.name}</Line>}
      <Line name="How it came" narrow={onChange && (() => onChange({ channels: [channel] }))}>
        {CHANNEL_NAMES[channel]}
      </Line>
      {ip && (
        <Line name="Address" copy={ip} narrow={onChange && (() => onChange({ ip }))}>
          <span className="font-mono text-xs">{ip}</span>
        </Line>
      )}
      {user_agent && (
        <Line name={user_agent.startsWith("Mozilla/") ? "Browser" : "Program"}>
          {browserInWords(user_agent)}
          <span className="block text-xs text-ink-faint">
            <Revealed>{user_agent}</Revealed>
          </span>
        </Line>
      )}
      {request_id && (
        <Line name="Request" copy={request_id} narrow={onChange && (() => onChange({ request: request_id }))}>
          <span className="font-mono text-xs">{request_id}</span>
        </Line>
      )}
    </>
  );
}

interface LineProps {
  name: string;
  copy?: string;
  /** Narrows the list to what has the same. */
  narrow?: (() => void) | null | "" | undefined;
  children: ReactNode;
}

function Line({ name, copy, narrow, children }: LineProps) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="w-24 shrink-0 text-ink-muted">{name}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1 wrap-anywhere">
        {narrow ? (
          <button
            type="button"
            title="Show only these"
            onClick={narrow}
            className="min-h-6 rounded-md text-left underline decoration-line-strong underline-offset-2 hover:decoration-ink"
          >
            {children}
          </button>
        ) : (
          <span className="min-w-0">{children}</span>
        )}
        {copy && <CopyButton text={copy} label={`Copy`} className="-my-1" />}
      </dd>
    </div>
  );
}

/** What was different afterwards, or what the fact says. */
function What({ entry }: { entry: AuditEntryWire }) {
  const difference = useMemo(() => differenceOf(entry), [entry]);
  const lines = useMemo(
    () => difference && diffJson(difference.before ?? {}, difference.after ?? {}),
    [difference],
  );
  if (!lines)
    return entry.source === "fact" ? (
      <div className="text-sm">
        <PayloadValue value={entry.data} pointer="" />
      </div>
    ) : null;
  const changed = lines.filter(({ kind }) => kind !== "same");
  if (changed.length === 0)
    return <p className="text-sm text-ink-muted">Nothing that is kept here differs.</p>;
  return <DiffLines lines={changed} whole={false} />;
}
