"use client";

import { ChevronRight, LogIn, Settings2, ShieldX } from "lucide-react";
import { useState } from "react";
import type { AdminChangeWire, AuditEntryWire } from "@/core/wire/audit";
import { FactIcon } from "../../intent/timeline-entry";
import { Revealed } from "../../intent/revealed";
import { SentenceView } from "../../intent/sentence-view";
import { Time } from "../../ui/time";
import { browserInWords, CHANNEL_WORDS } from "./channel-words";
import { EntryDetails } from "./entry-details";
import { entryInWords } from "./entry-words";
import type { ChangeFilter } from "./use-audit-filter";

interface EntryRowProps {
  entry: AuditEntryWire;
  /** Given where the list can be narrowed to what an entry says. */
  onChange?: ChangeFilter;
  /** Opened from the beginning, where somebody looks for exactly this one. */
  open?: boolean;
}

/** Who did what, when and how it came; opened, all that is known of it. */
export function EntryRow({ entry, onChange, open = false }: EntryRowProps) {
  const [isOpen, setOpen] = useState(open);
  return (
    <li id={entry.id} className="scroll-mt-4">
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} className="group">
        <summary className="flex min-h-11 cursor-pointer list-none items-start gap-3 px-3 py-2 -outline-offset-2 hover:bg-hover desk:px-4 [&::-webkit-details-marker]:hidden">
          {entry.source === "fact" ? (
            <FactIcon type={entry.type} className={MARK} />
          ) : (
            <ChangeIcon kind={entry.kind} action={entry.action} />
          )}
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 wrap-anywhere text-ink-muted">
                <SentenceView sentence={entryInWords(entry)} />
              </span>
              <Time at={entry.at} className="shrink-0 text-sm text-ink-muted" />
            </span>
            <span className="flex flex-wrap gap-x-2 text-sm text-ink-faint">
              {entry.source === "fact" && (
                <bdi className="min-w-0 truncate text-ink-muted">
                  <Revealed>{entry.subject.name || entry.subject.id}</Revealed>
                </bdi>
              )}
              <From origin={entry.origin} />
            </span>
          </span>
          <ChevronRight
            aria-hidden
            className="mt-0.5 size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
          />
        </summary>
        {isOpen && <EntryDetails {...{ entry, onChange }} />}
      </details>
    </li>
  );
}

function ChangeIcon({ kind, action }: Pick<AdminChangeWire, "kind" | "action">) {
  if (kind !== "sign_in") return <Settings2 aria-hidden className={MARK} />;
  return action === "refused" ? (
    <ShieldX aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
  ) : (
    <LogIn aria-hidden className={MARK} />
  );
}

const MARK = "mt-0.5 size-4 shrink-0 text-ink-faint";

function From({ origin }: Pick<AuditEntryWire, "origin">) {
  if (!origin) return null;
  const { channel, ip, user_agent, on_behalf_of } = origin;
  const words = [
    on_behalf_of && `for ${on_behalf_of.name}`,
    CHANNEL_WORDS[channel],
    ip,
    user_agent && browserInWords(user_agent),
  ].filter((word) => word !== null);
  return <span className="min-w-0 wrap-anywhere">{words.join(" · ")}</span>;
}
