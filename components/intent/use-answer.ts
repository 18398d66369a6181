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
  /** What has to be ready before anything is sent, beside the draft. */
  unready: readonly Flaw[];
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
  /** Whether it could be sent; otherwise what is wrong is shown. */
  check: (outcome: string) => boolean;
  retry: () => void;
}

/** Sends an answer once what can be seen here is right, and keeps what the server said. */
export function useAnswer({ intent, draft, unready, send, onSent, onOutdated }: Options): Answering {
  const [tried, setTried] = useState<string | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const flawsOf = (outcome: string) => merged(unready, flawsOfDraft(intent, draft, outcome));
  const own = tried === null ? [] : flawsOf(tried);
  const flaws = merged(own, problem?.errors ?? []);

  function check(outcome: string): boolean {
    if (pending !== null) return false;
    setTried(outcome);
    setProblem(null);
    const found = flawsOf(outcome);
    if (found.length > 0) show(found);
    return found.length === 0;
  }

  async function submit(outcome: string) {
    if (!check(outcome)) return;
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
    check,
    retry: () => tried !== null && void submit(tried),
  };
}

/** The flaws found here, then those that only the server found. */
export function merged(own: readonly Flaw[], server: readonly Flaw[]): Flaw[] {
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
