"use client";

import clsx from "clsx";
import Link, { useLinkStatus } from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isOpen } from "@/core/intent";
import { standingInWords } from "@/core/quorum-words";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { RowSelect } from "./bulk/row-select";
import { useIsSelected } from "./bulk/selection";
import { RiskMark } from "./risk-mark";
import { withWhom } from "./row-words";
import { markSeen, useSeen } from "./seen";
import { TASK_LOOKS } from "./task-glyph";
import { TimeChip } from "./time-chip";

interface IntentRowProps {
  intent: IntentSummaryWire;
  href: string;
  myId: string;
  selected: boolean;
}

/** What a list shows of a request: the link to it, and the box that selects it. */
export function IntentRow({ intent, href, myId, selected }: IntentRowProps) {
  const seen = useSeen(intent) || !isOpen(intent);
  const { id, revision } = intent;
  const marked = useIsSelected(id);
  const router = useRouter();
  const prepare = () => router.prefetch(href);
  useEffect(() => {
    if (selected) markSeen({ id, revision });
  }, [selected, id, revision]);
  return (
    <div data-row={id} className="group/row relative">
      <Link
        href={href}
        prefetch={false}
        data-row={id}
        onPointerEnter={prepare}
        onFocus={prepare}
        aria-current={selected ? "page" : undefined}
        className={clsx(
          "relative isolate flex py-2.5 pr-4 pl-10.5 -outline-offset-2",
          marked && !selected && "bg-sunken",
          selected ? "bg-accent-soft" : "hover:bg-hover",
        )}
      >
        <Opening />
        <span className="sr-only">{TASK_LOOKS[intent.task_type].name}: </span>
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="flex items-center gap-2">
            <span className={clsx("min-w-0 flex-1 truncate", seen ? "text-ink-muted" : "font-semibold")}>
              {intent.title}
              {!seen && <span className="sr-only"> (unread)</span>}
            </span>
            <RiskMark risk={intent.risk} />
            {intent.priority === "urgent" && <span className="text-xs font-medium text-bad">Urgent</span>}
          </span>
          <span className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate text-xs text-ink-muted">
              {intent.from_agent_name} · {withWhom(intent, myId)}
            </span>
            <VoteCount quorum={intent.quorum} />
            <TimeChip intent={intent} />
          </span>
        </span>
      </Link>
      <RowSelect intent={intent} current={selected} />
    </div>
  );
}

/** "1 of 2", where several have to agree. */
function VoteCount({ quorum }: Pick<IntentSummaryWire, "quorum">) {
  if (!quorum) return null;
  const { approvals, required } = quorum;
  return (
    <span className="shrink-0 text-xs text-ink-muted tabular-nums" title={standingInWords(quorum)}>
      {approvals} of {required}
      <span className="sr-only"> approvals</span>
    </span>
  );
}

/** Shows at once that a press was heard, however slow the network. */
function Opening() {
  const { pending } = useLinkStatus();
  return pending ? <span aria-hidden className="absolute inset-0 -z-10 animate-fade bg-accent-soft" /> : null;
}
