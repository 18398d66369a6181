import { Link2Off } from "lucide-react";
import Link from "next/link";
import type { IntentWire } from "@/core/wire/intent";
import { DecidedPanel } from "../intent/decided-panel";
import { UnsentByLink } from "./unsent-by-link";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { IntentHeader } from "../intent/intent-header";

interface LinkClosedProps {
  state: "closed" | "used" | "expired" | "revised";
  intent: IntentWire;
  person: { name: string };
}

/** Why this link takes no answer any more, and who decided. */
export function LinkClosed({ state, intent, person }: LinkClosedProps) {
  return (
    <>
      <Explanation state={state} intent={intent} person={person} />
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

function Explanation({ state, intent, person }: LinkClosedProps) {
  switch (state) {
    case "closed":
      return <Banner title="This has been settled">{closedInWords(intent, person)}</Banner>;
    case "used":
      return (
        <Banner tone="success" title="You have answered by this link">
          It works once. The question is still open:{" "}
          {intent.waiting_on === "agent" ? "the agent has the turn." : "others are still asked."}
        </Banner>
      );
    case "expired":
      return (
        <Banner tone="warn" title="This link has expired">
          The question is still open. Sign in to answer it.
        </Banner>
      );
    case "revised":
      return (
        <Banner tone="warn" title="The agent has revised this since">
          This link was for an earlier revision. The newest mail leads to revision {intent.revision}, or sign
          in to answer it.
        </Banner>
      );
  }
}

function closedInWords({ status, decision, from_agent_name }: IntentWire, person: { name: string }): string {
  if (status === "canceled") return `${from_agent_name} withdrew it, so no answer is needed.`;
  if (status === "timed_out") return "The deadline passed, so it no longer takes an answer.";
  const name = decision?.decided_by.name;
  return name === person.name
    ? "You answered it; nothing more is needed."
    : `${name ?? "Somebody"} answered it, so nothing more is needed.`;
}

export function LinkUnknown() {
  return (
    <>
      <h1 className="sr-only">Your answer</h1>
      <EmptyState
        icon={<Link2Off />}
        title="This link does not lead anywhere"
        action={
          <Button asChild variant="primary" size="touch">
            <Link href="/inbox" prefetch={false}>
              Open the inbox
            </Link>
          </Button>
        }
      >
        It may have been cut short by the mail program. Open it from the mail again, or sign in and answer in
        the inbox.
      </EmptyState>
    </>
  );
}
