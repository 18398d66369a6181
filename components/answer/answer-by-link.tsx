"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { IntentWire } from "@/core/wire/intent";
import { AgentWords } from "../intent/agent-words";
import { Answering } from "../intent/answering";
import { IntentHeader } from "../intent/intent-header";
import { SentenceView } from "../intent/sentence-view";
import { whatNext } from "../intent/why-you";
import { answerByLink } from "../queries/commands";
import { AnswerSent } from "./answer-sent";

interface AnswerByLinkProps {
  token: string;
  intent: IntentWire;
  person: { name: string; email: string };
}

/** The question and its answer, for the person whom the link was sent to. Nothing here submits itself. */
export function AnswerByLink({ token, intent, person }: AnswerByLinkProps) {
  const router = useRouter();
  const [sent, setSent] = useState<IntentWire | null>(null);
  const next = whatNext(intent);
  if (sent) return <AnswerSent intent={sent} />;
  return (
    <>
      <IntentHeader intent={intent} />
      {next && (
        <p className="text-pretty text-ink-muted">
          <SentenceView sentence={next} />
        </p>
      )}
      <AgentWords intent={intent} />
      <Answering
        intent={intent}
        send={(answer) => answerByLink(token, answer)}
        onSent={setSent}
        onOutdated={() => router.refresh()}
        people={intent.assignees
          .filter((asked) => asked.email !== person.email)
          .map(({ email, name }) => ({ ref: email, type: "user", name, email }))}
        silence={
          intent.waiting_on === "agent"
            ? "The agent has the turn. You get another mail when it is yours again."
            : null
        }
        large
      />
    </>
  );
}
