"use client";

import { useState } from "react";
import type { Flaw } from "@/core/errors";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { ProblemError } from "../queries/problem";
import { focusField } from "../form/field-id";
import { answerOf, type Draft, flawsOfDraft } from "./draft";

export type SendAnswer = (answer: DecisionBody) => Promise<IntentWire>;

interface Options {
  intent: IntentWire;
  draft: Draft;
  send: SendAnswer;
  onSent: (intent: IntentWire) => void;
  /** What is shown is no longer true; look again. */
  onOutdated: () => void;
}

export interface Answering {
  /** The outcome that is on its way. */
  pending: string | null;
  flaws: readonly Flaw[];
  /** Why it was not taken, apart from flaws. */
  problem: ProblemError | null;
  submit: (outcome: string) => void;
  retry: () => void;
}

/** Sends an answer once what can be seen here is right, and keeps what the server said. */
export function useAnswer({ intent, draft, send, onSent, onOutdated }: Options): Answering {
  const [tried, setTried] = useState<string | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const own = tried === null ? [] : flawsOfDraft(intent, draft, tried);
  const flaws = merged(own, problem?.errors ?? []);

  async function submit(outcome: string) {
    if (pending !== null) return;
    setTried(outcome);
    setProblem(null);
    const found = flawsOfDraft(intent, draft, outcome);
    if (found.length > 0) return show(found);
    setPending(outcome);
    try {
      onSent(await send(answerOf(intent, draft, outcome)));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      if (error.errors.length > 0) show(error.errors);
      if (error.code === "already_decided" || error.code === "stale_revision" || error.code === "conflict")
        onOutdated();
    } finally {
      setPending(null);
    }
  }

  return {
    pending,
    flaws,
    problem,
    submit: (outcome) => void submit(outcome),
    retry: () => tried !== null && void submit(tried),
  };
}

function merged(own: readonly Flaw[], server: readonly Flaw[]): Flaw[] {
  return [...own, ...server.filter((flaw) => !own.some((known) => known.pointer === flaw.pointer))];
}

export const SUMMARY_ID = "answer-errors";

/** One flaw takes the focus to its field, several to their summary; after the errors are drawn. */
function show(flaws: readonly Flaw[]): void {
  const [first] = flaws;
  requestAnimationFrame(() => {
    if (flaws.length === 1 && first) return focusField(first.pointer);
    document.getElementById(SUMMARY_ID)?.focus();
  });
}
