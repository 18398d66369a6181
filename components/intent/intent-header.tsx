import { Bot } from "lucide-react";
import type { ReactNode } from "react";
import type { IntentWire } from "@/core/wire/intent";
import { RiskMark } from "../inbox/risk-mark";
import { TASK_LOOKS } from "../inbox/task-glyph";
import { Badge } from "../ui/badge";
import { Time } from "../ui/time";
import { askedName } from "./absence-words";
import { nameList } from "./sentence";
import { outcomeLabel } from "./outcome-words";
import { Revealed } from "./revealed";
import { stillAwaited } from "./vote-words";
import { effectOf } from "@/core/task-types";

/** What is asked, by whom, how risky it is and how it stands. `actions` are what can be done beside answering. */
export function IntentHeader({ intent, actions }: { intent: IntentWire; actions?: ReactNode }) {
  return (
    <header className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h1 dir="auto" className="min-w-0 flex-1 basis-64 text-xl font-semibold text-balance wrap-anywhere">
          <Revealed>{intent.title}</Revealed>
        </h1>
        {actions && <div className="flex flex-wrap items-center gap-1">{actions}</div>}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted">
        <Bot aria-hidden className="size-4 shrink-0" />
        <bdi className="font-medium text-ink wrap-anywhere">
          <Revealed>{intent.from_agent_name}</Revealed>
        </bdi>
        <Badge>Agent</Badge>
        <bdi className="font-mono text-sm wrap-anywhere">
          <Revealed>{intent.from_agent}</Revealed>
        </bdi>
      </div>
      <Marks intent={intent} />
    </header>
  );
}

function Marks({ intent }: { intent: IntentWire }) {
  const { icon: Icon, name } = TASK_LOOKS[intent.task_type];
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <StatusBadge intent={intent} />
      <Badge>
        <Icon aria-hidden />
        {name}
      </Badge>
      <RiskMark risk={intent.risk} />
      {(intent.risk === "low" || intent.risk === "medium") && <Badge>{outcomeLabel(intent.risk)} risk</Badge>}
      {intent.priority !== "normal" && (
        <Badge tone={intent.priority === "urgent" ? "bad" : "neutral"}>
          {outcomeLabel(intent.priority)} priority
        </Badge>
      )}
      {intent.routed_by && intent.decision?.via !== "policy" && (
        <Badge>Routed by “{intent.routed_by.name}”</Badge>
      )}
      {intent.revision > 1 && <Badge tone="accent">Revision {intent.revision}</Badge>}
      <span className="text-sm text-ink-muted">
        asked <Time at={intent.created_at} focusable />
      </span>
    </div>
  );
}

export function StatusBadge({ intent }: { intent: IntentWire }) {
  switch (intent.status) {
    case "waiting": {
      if (intent.waiting_on === "agent") return <Badge tone="accent">The agent’s turn</Badge>;
      return <Badge tone="accent">Waiting for {nameList(stillAwaited(intent).map(askedName))}</Badge>;
    }
    case "decided": {
      const affirmed = effectOf(intent.task_type, intent.allowed_outcomes, intent.outcome ?? "") === "affirm";
      return <Badge tone={affirmed ? "good" : "bad"}>{outcomeLabel(intent.outcome ?? "Decided")}</Badge>;
    }
    case "timed_out":
      return (
        <Badge tone="bad">
          Timed out{intent.outcome ? `: ${outcomeLabel(intent.outcome).toLowerCase()}` : ""}
        </Badge>
      );
    case "canceled":
      return <Badge tone="warn">Withdrawn</Badge>;
  }
}
