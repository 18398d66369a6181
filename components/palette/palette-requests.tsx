"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isOpen } from "@/core/intent";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { RiskMark } from "../inbox/risk-mark";
import { TASK_LOOKS } from "../inbox/task-glyph";
import { TimeChip } from "../inbox/time-chip";
import { wordsOf } from "../queries/problem";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import { GROUP, ITEM } from "./parts";
import { foundQuery } from "./found-query";

const PAUSE_MS = 200;

/** Every request that the reader may see, closed ones too: what matches, or the last that moved. */
export function useFound(text: string) {
  const q = useLater(text.trim());
  const { data, error, refetch } = useQuery(foundQuery(q));
  const isWaiting = !error && (data === undefined || q !== text.trim());
  return { q, found: isWaiting || error ? null : (data ?? null), error, retry: () => void refetch() };
}

type Search = ReturnType<typeof useFound>;

/** What was found, as options of the palette's list. */
export function PaletteRequests({ search: { q, found }, close }: { search: Search; close: () => void }) {
  const open = found?.filter(isOpen) ?? [];
  const closed = found?.filter((intent) => !isOpen(intent)) ?? [];
  return (
    <>
      <Found heading={q ? "Open requests" : "Lately, open"} intents={open} close={close} />
      <Found heading={q ? "Closed requests" : "Lately, closed"} intents={closed} close={close} />
    </>
  );
}

/** How the search stands, beside the list: a list holds nothing but its options. */
export function SearchState({ search: { q, found, error, retry } }: { search: Search }) {
  if (error) {
    return (
      <div role="alert" className="flex items-center gap-3 p-4">
        <p className="min-w-0 flex-1 text-bad">{wordsOf(error)}</p>
        <Button onClick={retry}>Try again</Button>
      </div>
    );
  }
  if (!found) return <Waiting />;
  return (
    <p role="status" className={found.length === 0 ? "px-4 pb-4 text-ink-muted" : "sr-only"}>
      {found.length === 0 ? nothing(q) : `${found.length} requests`}
    </p>
  );
}

const nothing = (q: string) =>
  q ? `No request that you may see matches “${q}”.` : "There is no request that you may see.";

interface FoundProps {
  heading: string;
  intents: readonly IntentSummaryWire[];
  close: () => void;
}

function Found({ heading, intents, close }: FoundProps) {
  const router = useRouter();
  if (intents.length === 0) return null;
  return (
    <Command.Group heading={heading} className={GROUP}>
      {intents.map((intent) => (
        <Command.Item
          key={intent.id}
          value={intent.id}
          className={ITEM}
          onSelect={() => {
            close();
            router.push(`/inbox/${intent.id}${isOpen(intent) ? "" : "?view=done"}`);
          }}
        >
          <Row intent={intent} />
        </Command.Item>
      ))}
    </Command.Group>
  );
}

function Row({ intent }: { intent: IntentSummaryWire }) {
  const { icon: Icon, name } = TASK_LOOKS[intent.task_type];
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="sr-only">{name}: </span>
      <span className="min-w-0 flex-1 truncate">{intent.title}</span>
      <span className="hidden max-w-40 truncate text-sm text-ink-muted desk:inline">
        {intent.from_agent_name}
      </span>
      <RiskMark risk={intent.risk} />
      <TimeChip intent={intent} />
    </>
  );
}

function Waiting() {
  return (
    <div role="status" aria-label="Searching" className="flex flex-col gap-2 px-4 pb-4">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-6" />
      ))}
    </div>
  );
}

/** What was typed, once the typing has paused. */
function useLater(text: string): string {
  const [later, setLater] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLater(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}
