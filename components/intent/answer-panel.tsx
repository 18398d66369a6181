"use client";

import { type ReactNode, useState } from "react";
import { valueAt } from "@/core/json";
import { effectOf } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import type { Pickable } from "../queries/people";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { AnswerBar } from "./answer-bar";
import { AnswerFields } from "./answer-fields";
import { ChangeList } from "./change-list";
import { type Choice, choicesOf } from "./choices";
import { type Draft, hasContent } from "./draft";
import { editsOf } from "./edit-values";
import { FlawSummary } from "./flaw-summary";
import { OverrideDialog } from "./override-dialog";
import { ProblemBanner } from "./problem-banner";
import { TASK_WORDS } from "./task-words";
import type { Answering } from "./use-answer";
import type { Uploads } from "./use-uploads";
import { voidedByEdit } from "./vote-words";

interface AnswerPanelProps {
  intent: IntentWire;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  answering: Answering;
  people: readonly Pickable[];
  gate?: ReactNode;
  uploads: Uploads;
  large?: boolean;
  /** Why nothing can be sent now, while what was typed stays in place. */
  frozen?: ReactNode;
  /** Throws away what was typed. */
  onDiscard: () => void;
}

/** The answer to any kind of question: what it collects, then its outcomes as buttons. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { intent, draft, change, answering, people, gate, uploads, large, frozen, onDiscard } = props;
  const [granting, setGranting] = useState<string | null>(null);
  const { heading, lead } = TASK_WORDS[intent.task_type];
  const { edits } = editsOf(intent.payload, draft.edits);
  const changes = Object.entries(edits).map(([pointer, after]) => ({
    pointer,
    before: valueAt(intent.payload, pointer),
    after,
  }));
  const voided = voidedByEdit(intent);
  const choose = (outcome: string) => {
    if (!needsSecondStep(intent, outcome)) return answering.submit(outcome);
    if (answering.check(outcome)) setGranting(outcome);
  };
  return (
    <div className="contents">
      <Card
        title={heading}
        actions={
          hasContent(draft) &&
          !frozen && (
            <Button variant="ghost" size="sm" onClick={onDiscard}>
              Start over
            </Button>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {lead && <p className="text-pretty text-ink-muted">{lead}</p>}
          <AnswerFields
            intent={intent}
            draft={draft}
            change={change}
            flaws={answering.flaws}
            people={people}
            uploads={uploads}
          />
          {changes.length > 0 && (
            <div
              role="group"
              aria-labelledby="answer-changes"
              className="rounded-md border border-accent-line bg-accent-soft px-3 py-2"
            >
              <p id="answer-changes" className="mb-1 font-medium">
                You change
              </p>
              <ChangeList changes={changes} />
              {voided && <p className="mt-2 text-sm text-pretty text-warn">{voided}</p>}
            </div>
          )}
          <FlawSummary intent={intent} draft={draft} flaws={answering.flaws} />
          {answering.problem && !frozen && (
            <ProblemBanner problem={answering.problem} retry={answering.retry} />
          )}
        </div>
      </Card>
      {gate ?? (
        <AnswerBar
          choices={withChanges(choicesOf(intent), changes.length)}
          pending={answering.pending}
          onChoose={choose}
          large={large}
          frozen={frozen}
        />
      )}
      <OverrideDialog
        intent={intent}
        justification={draft.comment.trim()}
        changes={changes}
        open={granting !== null && !frozen}
        onClose={() => setGranting(null)}
        onConfirm={() => {
          setGranting(null);
          if (granting !== null) answering.submit(granting);
        }}
      />
    </div>
  );
}

/** What goes past a rule is not done by one press of a key. */
const needsSecondStep = ({ task_type, allowed_outcomes }: IntentWire, outcome: string): boolean =>
  task_type === "override" && effectOf(task_type, allowed_outcomes, outcome) === "affirm";

/** Whoever lets it go on changed is told so by the button that does it. */
const withChanges = (choices: Choice[], count: number): Choice[] =>
  choices.map((choice) =>
    choice.effect === "affirm" && count > 0
      ? { ...choice, label: `${choice.label} with ${count} change${count === 1 ? "" : "s"}` }
      : choice,
  );
