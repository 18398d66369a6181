import type { ReactNode } from "react";
import { Bot, CircleCheck, CircleSlash, CircleX, Clock } from "lucide-react";
import { isSame, valueAt } from "@/core/json";
import { effectOf } from "@/core/task-types";
import type { DecisionWire, IntentWire } from "@/core/wire/intent";
import { At } from "../sensitive/revealing";
import { Banner } from "../ui/banner";
import { Card } from "../ui/card";
import { Time } from "../ui/time";
import { AgentText } from "./agent-text";
import { OutsideLink } from "./outside-link";
import { ChangeList } from "./change-list";
import { CopyButton } from "../ui/copy-button";
import { outcomeLabel, outcomePast } from "./outcome-words";
import { PayloadValue } from "./payload-value";
import { decidedByRule } from "./rule-words";
import { Revealed } from "./revealed";

const VIAS = {
  inbox: "in the inbox",
  email: "by mail",
  slack: "in Slack",
  api: "through the API",
  policy: "without a person",
  timeout: "by the deadline",
} as const;

/** How a closed question ended: the outcome, by whom, how and when, and what the agent did with it. */
export function DecidedPanel({ intent }: { intent: IntentWire }) {
  const { decision, result } = intent;
  return (
    <>
      <Card title={<Ending intent={intent} />}>
        {decision ? (
          <Content intent={intent} decision={decision} />
        ) : (
          <p className="text-ink-muted">There is no answer.</p>
        )}
      </Card>
      {result && (
        <Banner
          tone={result.status === "succeeded" ? "success" : "error"}
          title={
            result.status === "succeeded"
              ? "The agent reports that it is done"
              : "The agent reports that it failed"
          }
        >
          <AgentText>{result.summary}</AgentText>
          {result.data !== null && (
            <At base="/result/data">
              <PayloadValue value={result.data} pointer="" />
            </At>
          )}
          <p className="mt-1 text-sm text-ink-muted">
            <Bot aria-hidden className="mr-1 inline size-3.5" />
            <Time at={result.reported_at} focusable />
          </p>
        </Banner>
      )}
    </>
  );
}

function Ending({ intent }: { intent: IntentWire }) {
  const { status, decision, closed_at, from_agent_name } = intent;
  const when = closed_at && <Time at={closed_at} focusable className="font-normal text-ink-muted" />;
  switch (status) {
    case "canceled":
      return (
        <Line icon={<CircleSlash aria-hidden className="text-warn" />}>
          <Revealed>{from_agent_name}</Revealed> withdrew this {when}
        </Line>
      );
    case "timed_out":
      return (
        <Line icon={<Clock aria-hidden className="text-bad" />}>
          {intent.quorum?.votes.length ? "Too few agreed in time" : "Nobody answered in time"}:{" "}
          {intent.outcome ? outcomeLabel(intent.outcome).toLowerCase() : "closed without an answer"} {when}
        </Line>
      );
    case "decided":
    case "waiting": {
      const affirmed = effectOf(intent.task_type, intent.allowed_outcomes, intent.outcome ?? "") === "affirm";
      const icon = affirmed ? (
        <CircleCheck aria-hidden className="text-good" />
      ) : (
        <CircleX aria-hidden className="text-bad" />
      );
      return (
        <Line icon={icon}>
          {decision?.via === "policy"
            ? `${decidedByRule(decision.decided_by)}: ${outcomeLabel(intent.outcome ?? "").toLowerCase()}`
            : `${decision?.decided_by.name} ${outcomePast(intent.outcome ?? "")}`}{" "}
          {when}
        </Line>
      );
    }
  }
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="flex items-start gap-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </span>
  );
}

function Content({ intent, decision }: { intent: IntentWire; decision: DecisionWire }) {
  const changes = Object.entries(decision.edits).map(([pointer, after]) => {
    const before = valueAt(intent.payload, pointer);
    // What voters changed is in the payload already; its revision says what stood there before.
    return isSame(before, after) ? { pointer, after } : { pointer, before, after };
  });
  return (
    <dl className="flex flex-col gap-3">
      {decision.comment && (
        <Item term="Comment">
          <p className="wrap-anywhere whitespace-pre-wrap">
            <Revealed>{decision.comment}</Revealed>
          </p>
        </Item>
      )}
      {decision.data !== null && (
        <Item term="Answer">
          <At base="/decision/data">
            <PayloadValue value={decision.data} pointer="" />
          </At>
        </Item>
      )}
      {changes.length > 0 && (
        <Item term="Changed before it was answered">
          <ChangeList changes={changes} />
        </Item>
      )}
      {decision.evidence.length > 0 && (
        <Item term="Evidence">
          <ul className="list-disc pl-5">
            {decision.evidence.map((item, index) => (
              <li key={index} className="wrap-anywhere">
                {item.url ? (
                  <OutsideLink href={item.url}>{item.label}</OutsideLink>
                ) : (
                  <Revealed>{`${item.label}: ${item.text ?? ""}`}</Revealed>
                )}
              </li>
            ))}
          </ul>
        </Item>
      )}
      <Item term="Recorded">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            {decision.decided_by.name}
            {decision.decided_by.acting_for && ` for ${decision.decided_by.acting_for.name}`}
            {decision.decided_by.email && ` (${decision.decided_by.email})`}, {VIAS[decision.via]}, revision{" "}
            {decision.revision}
          </span>
          {decision.receipt && (
            <CopyButton text={decision.receipt} label="Copy receipt" className="max-desk:-ml-2" />
          )}
        </p>
      </Item>
    </dl>
  );
}

function Item({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
