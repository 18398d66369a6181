import type { ReactNode } from "react";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { DecidedPanel } from "../intent/decided-panel";
import { IntentHeader } from "../intent/intent-header";
import { outcomeLabel } from "../intent/outcome-words";
import { Revealed } from "../intent/revealed";
import { nameList } from "../intent/sentence";
import { revisedBy } from "../intent/vote-words";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { UnsentByLink } from "./unsent-by-link";

interface LinkClosedProps {
  state: "closed" | "held" | "used" | "expired" | "revised" | "not_yours";
  intent: IntentWire;
  events: readonly FactWire[];
  person: { id: string; name: string };
}

/** Why this link takes no answer any more, and who decided. */
export function LinkClosed(props: LinkClosedProps) {
  const { state, intent } = props;
  return (
    <>
      <Explanation {...props} />
      <IntentHeader intent={intent} />
      {state === "closed" && <DecidedPanel intent={intent} />}
      <UnsentByLink intent={intent} />
      {state !== "closed" && (
        <Button asChild variant="primary" size="touch">
          <a href={intent.url}>Open it in the inbox</a>
        </Button>
      )}
    </>
  );
}

function Explanation({ state, intent, events, person }: LinkClosedProps) {
  switch (state) {
    case "closed":
      return (
        <Banner title={closedTitle(intent)}>
          {closedInWords(intent, person)}
          <Reason events={events} />
        </Banner>
      );
    case "held":
      return (
        <Banner title={`${intent.held?.by.name ?? "Somebody"} has just answered this`}>
          The answer is “{outcomeLabel(intent.held?.outcome ?? "").toLowerCase()}”. It can be taken back until{" "}
          {intent.held && <Time at={intent.held.until} as="clock" focusable />}; if it is, this link works
          again.
        </Banner>
      );
    case "used":
      return (
        <Banner tone="success" title="You have answered by this link">
          <OwnAnswer events={events} person={person} /> It works once. The question is still open:{" "}
          {intent.waiting_on === "agent"
            ? "the agent has the turn."
            : `it is with ${others(intent, person)}.`}
        </Banner>
      );
    case "expired":
      return (
        <Banner tone="warn" title="This link has expired">
          It worked until the deadline, <Time at={intent.deadline_at} focusable />. Nobody has answered yet,
          and{" "}
          {intent.on_timeout === null
            ? "it is about to close without an answer."
            : `it is about to count as “${outcomeLabel(intent.on_timeout).toLowerCase()}”.`}
        </Banner>
      );
    case "revised":
      return (
        <Banner tone="warn" title={`${revisedBy(events) ?? "The agent"} has revised this since`}>
          This link was for an earlier revision. The newest mail leads to revision {intent.revision}, or sign
          in to answer it.
        </Banner>
      );
    case "not_yours":
      return (
        <Banner tone="warn" title="This is not for you to answer any more">
          {intent.you?.out
            ? "The chain has moved on, and its policy leaves the answer to whoever is asked now."
            : intent.you?.is_requester
              ? "Your own agent asks this, so somebody else has to answer."
              : "You can read it, but your role no longer answers questions."}{" "}
          It is with {others(intent, person)}.
        </Banner>
      );
  }
}

/** Why the agent withdrew it, in its own words. */
function Reason({ events }: Pick<LinkClosedProps, "events">): ReactNode {
  const reason = events.findLast(({ type }) => type === "canceled")?.data.reason;
  if (typeof reason !== "string" || reason === "") return null;
  return (
    <>
      {" "}
      The agent’s reason: “<Revealed>{reason}</Revealed>”
    </>
  );
}

/** What this person said by it, as far as the timeline knows. */
function OwnAnswer({ events, person }: Pick<LinkClosedProps, "events" | "person">): ReactNode {
  const own = events.findLast(({ type, actor }) => actor.id === person.id && OWN.has(type));
  if (!own) return null;
  const answer = own.data.answer as { outcome?: unknown } | undefined;
  const outcome = own.type === "changes_requested" ? own.type : answer?.outcome;
  return (
    <>
      You said “{outcomeLabel(typeof outcome === "string" ? outcome : own.type).toLowerCase()}”{" "}
      <Time at={own.at} focusable />.
    </>
  );
}

const OWN = new Set(["voted", "changes_requested"]);

const others = ({ assignees }: IntentWire, person: { id: string }): string =>
  nameList(assignees.filter(({ id }) => id !== person.id).map(({ name }) => name)) || "nobody else";

const closedTitle = ({ status }: IntentWire): string =>
  ({
    canceled: "This was withdrawn",
    timed_out: "Time is up",
    decided: "This has been settled",
    waiting: "",
  })[status];

function closedInWords({ status, decision, from_agent_name }: IntentWire, person: { id: string }): ReactNode {
  if (status === "canceled") return `${from_agent_name} withdrew it, so no answer is needed.`;
  if (status === "timed_out") return "The deadline passed, so it no longer takes an answer.";
  return decision?.decided_by.id === person.id
    ? "You answered it; nothing more is needed."
    : `${decision?.decided_by.name ?? "Somebody"} answered it, so nothing more is needed.`;
}
