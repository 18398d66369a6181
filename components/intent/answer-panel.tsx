"use client";

import type { ReactNode } from "react";
import { valueAt } from "@/core/json";
import type { IntentWire } from "@/core/wire/intent";
import type { Pickable } from "../queries/people";
import { Card } from "../ui/card";
import { AnswerBar } from "./answer-bar";
import { AnswerFields } from "./answer-fields";
import { ChangeList } from "./change-list";
import { choicesOf, commentLabel } from "./choices";
import type { Draft } from "./draft";
import { editsOf } from "./edit-values";
import { FlawSummary } from "./flaw-summary";
import { outcomeLabel } from "./outcome-words";
import { ProblemBanner } from "./problem-banner";
import { nameList } from "./sentence";
import type { Answering } from "./use-answer";

interface AnswerPanelProps {
  intent: IntentWire;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  answering: Answering;
  people: readonly Pickable[];
  gate?: ReactNode;
  large?: boolean;
  /** Why nothing can be sent now, while what was typed stays in place. */
  frozen?: ReactNode;
}

/** The answer to any kind of question: what it collects, then its outcomes as buttons. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { intent, draft, change, answering, people, gate, large, frozen } = props;
  const { edits } = editsOf(intent.payload, draft.edits);
  const changes = Object.entries(edits).map(([pointer, after]) => ({
    pointer,
    before: valueAt(intent.payload, pointer),
    after,
  }));
  return (
    <div className="contents">
      <Card title="Answer">
        <div className="flex flex-col gap-4">
          <Quorum intent={intent} />
          <AnswerFields
            intent={intent}
            draft={draft}
            change={change}
            flaws={answering.flaws}
            people={people}
          />
          {changes.length > 0 && (
            <div className="rounded-md border border-accent-line bg-accent-soft px-3 py-2">
              <p className="mb-1 font-medium">You change</p>
              <ChangeList changes={changes} />
            </div>
          )}
          <FlawSummary flaws={answering.flaws} commentLabel={commentLabel(intent)} />
          {answering.problem && !frozen && (
            <ProblemBanner problem={answering.problem} retry={answering.retry} />
          )}
        </div>
      </Card>
      {gate ?? (
        <AnswerBar
          choices={choicesOf(intent)}
          pending={answering.pending}
          onChoose={answering.submit}
          large={large}
          frozen={frozen}
        />
      )}
    </div>
  );
}

function Quorum({ intent }: { intent: IntentWire }) {
  const { approvals, votes } = intent.quorum;
  if (approvals < 2) return null;
  return (
    <p className="text-ink-muted">
      {approvals} people have to agree.{" "}
      {votes.length === 0
        ? "Nobody has voted yet."
        : `Voted so far: ${nameList(votes.map((vote) => `${vote.name} (${outcomeLabel(vote.outcome).toLowerCase()})`))}.`}
    </p>
  );
}
