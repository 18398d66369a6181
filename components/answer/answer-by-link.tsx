"use client";

import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import type { DecisionBody } from "@/core/wire/commands";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { AgentWords } from "../intent/agent-words";
import { Answering } from "../intent/answering";
import { IntentHeader } from "../intent/intent-header";
import { SentenceView } from "../intent/sentence-view";
import { VoteState } from "../intent/vote-state";
import { revisedBy } from "../intent/vote-words";
import { whatNext } from "../intent/why-you";
import { answerByLink } from "../queries/commands";
import { ProblemError } from "../queries/problem";
import { revealByLink } from "../queries/sensitive";
import { filesByLink } from "../queries/upload";
import { Banner } from "../ui/banner";
import { AnswerSent } from "./answer-sent";
import { MovedOn } from "./moved-on";
import { SignInGate } from "./sign-in-gate";
import { Unscripted } from "./unscripted";

interface AnswerByLinkProps {
  token: string;
  /** Whether it takes an answer now, or only once the person has signed in. */
  state: "open" | "sign_in" | "other_person";
  intent: IntentWire;
  events: readonly FactWire[];
  person: { id: string; name: string; email: string };
  other: { name: string } | null;
}

/** The question and its answer, for the person whom the link was sent to. Nothing here submits itself. */
export function AnswerByLink({ token, state, intent, events, person, other }: AnswerByLinkProps) {
  const router = useRouter();
  const [sent, setSent] = useState<IntentWire | null>(null);
  const files = useMemo(() => filesByLink(token), [token]);
  const next = whatNext(intent);
  const send = async (answer: DecisionBody) => {
    try {
      return await answerByLink(token, answer);
    } catch (error) {
      // A session that ended meanwhile, or a link that was spent elsewhere: the page itself knows best what to say.
      if (error instanceof ProblemError && LOOK_AGAIN.has(error.code)) router.refresh();
      throw error;
    }
  };
  if (sent) return <AnswerSent intent={sent} />;
  return (
    <>
      {state !== "open" && (
        <Banner tone="warn" title="Sign in before you answer">
          The risk is {intent.risk}, so having this link is not enough.
        </Banner>
      )}
      {state === "open" && other && (
        <Banner title={`You answer as ${person.name}`}>
          You are signed in as {other.name} here, but the link is {person.name}’s.
        </Banner>
      )}
      <Unscripted />
      <MovedOn intent={intent} events={events} person={person} />
      <IntentHeader intent={intent} />
      {next && (
        <p className="text-pretty text-ink-muted">
          <SentenceView sentence={next} />
        </p>
      )}
      <VoteState intent={intent} readerId={person.id} />
      <AgentWords intent={intent} />
      <Answering
        intent={intent}
        revisedBy={revisedBy(events)}
        reveal={(places) => revealByLink(token, places)}
        send={send}
        onSent={setSent}
        onOutdated={() => router.refresh()}
        files={files}
        people={intent.assignees
          .filter((asked) => asked.email !== person.email)
          .map(({ email, name }) => ({ ref: email, type: "user", name, email }))}
        silence={
          intent.waiting_on === "agent"
            ? "The agent has the turn. You get another mail when it is yours again."
            : null
        }
        gate={state === "open" ? undefined : <SignInGate person={person} other={other} />}
        large
      />
    </>
  );
}

const LOOK_AGAIN: ReadonlySet<string> = new Set(["unauthenticated", "forbidden", "link_spent"]);
