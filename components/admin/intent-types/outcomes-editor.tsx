"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { type Effect, effectOf, standardOutcomes } from "@/core/task-types";
import { focusIn, onceDrawn } from "../../form/announce";
import { ItemButtons } from "../../form/item-buttons";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { FieldError } from "../../ui/field";
import { Input } from "../../ui/input";
import { type Editing, errorUnder } from "./editing";

const EFFECTS: Readonly<Record<Effect, { words: string; tone: Tone }>> = {
  affirm: { words: "The agent goes on", tone: "good" },
  return: { words: "Back to the agent", tone: "accent" },
  deny: { words: "The agent stops", tone: "bad" },
};
const MOST = 8;

/** The words that answer it: the task type's own, fewer of them, or others. */
export function OutcomesEditor({ draft, change, flaws, mayEdit }: Editing) {
  const id = useId();
  const standard = standardOutcomes(draft.task_type);
  const outcomes = draft.allowed_outcomes ?? standard;
  const isOwn = draft.allowed_outcomes !== undefined;
  const set = (next: string[]) =>
    change({ allowed_outcomes: next.join() === standard.join() ? undefined : next });
  const rowAt = (index: number) => document.getElementById(id)?.children[index];
  const move = (from: number, to: number) => {
    const [moved = ""] = outcomes.slice(from, from + 1);
    set(outcomes.toSpliced(from, 1).toSpliced(to, 0, moved));
    onceDrawn(() => focusIn(rowAt(to)));
  };
  const flawOfAll = flaws.find(({ pointer }) => pointer === "/allowed_outcomes")?.detail;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">Outcomes</legend>
      <p className="text-sm text-ink-muted">
        Rename them or take some away. Of words that are your own, the first lets the agent go on, the others
        stop it.
      </p>
      <ol id={id} aria-label="Outcomes" className="flex flex-col gap-2">
        {outcomes.map((outcome, index) => {
          const { words, tone } = EFFECTS[effectOf(draft.task_type, outcomes, outcome)];
          const error = errorUnder(flaws, `/allowed_outcomes/${index}`);
          return (
            <li key={index} className="flex flex-col gap-1">
              <div className="flex flex-wrap items-center gap-2">
                <Input
                  aria-label={`Outcome ${index + 1}`}
                  aria-invalid={error ? true : undefined}
                  autoComplete="off"
                  spellCheck={false}
                  disabled={!mayEdit}
                  className="min-w-32 flex-1 font-mono"
                  value={outcome}
                  onChange={({ target }) => set(outcomes.with(index, target.value))}
                />
                <Badge tone={tone}>{words}</Badge>
                {mayEdit && (
                  <ItemButtons
                    name={outcome || `outcome ${index + 1}`}
                    hasMoveUp={index > 0}
                    hasMoveDown={index < outcomes.length - 1}
                    hasRemove={outcomes.length > 1}
                    onMove={(way) => move(index, index + (way === "up" ? -1 : 1))}
                    onRemove={() => {
                      set(outcomes.toSpliced(index, 1));
                      onceDrawn(() => focusIn(rowAt(Math.max(0, index - 1))));
                    }}
                  />
                )}
              </div>
              {error && <FieldError id={`${id}-${index}-error`}>{error}</FieldError>}
            </li>
          );
        })}
      </ol>
      {flawOfAll && <FieldError id={`${id}-error`}>{flawOfAll}</FieldError>}
      {mayEdit && (
        <div className="flex flex-wrap gap-2">
          <Button
            className="max-desk:h-11"
            disabled={outcomes.length >= MOST}
            onClick={() => {
              set([...outcomes, ""]);
              onceDrawn(() => focusIn(rowAt(outcomes.length)));
            }}
          >
            <Plus aria-hidden />
            Add outcome
          </Button>
          {isOwn && (
            <Button
              variant="ghost"
              className="max-desk:h-11"
              onClick={() => change({ allowed_outcomes: undefined })}
            >
              <X aria-hidden />
              Back to the usual ones
            </Button>
          )}
        </div>
      )}
    </fieldset>
  );
}
