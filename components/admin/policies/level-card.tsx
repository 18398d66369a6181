"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import clsx from "clsx";
import { ArrowDown, ArrowUp, GripVertical, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { DurationField } from "../duration-field";
import { useMayEdit } from "../may-edit";
import type { LevelDraft } from "./draft";
import { fieldOf, useEditing } from "./editing";
import { LevelMore } from "./level-more";
import { withLevelChanged } from "./levels";
import { Reminders } from "./reminders";
import { TargetsField } from "./targets-field";
import { goesOnInWords, namesOf, remindersInWords } from "./words";

interface LevelCardProps {
  level: LevelDraft;
  index: number;
  onMove: (from: number, to: number) => void;
  onRemove: (index: number) => void;
}

const ICON = "max-desk:size-11";

/** One rung of the chain: who is asked, when they are reminded, and when it goes on. */
export function LevelCard({ level, index, onMove, onRemove }: LevelCardProps) {
  const { draft, edit, people, flawAt } = useEditing();
  const mayEdit = useMayEdit();
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: level.key, disabled: !mayEdit });
  const count = draft.levels.length;
  const number = index + 1;
  const at = `/levels/${index}`;
  const set = (change: Partial<LevelDraft>) => edit((old) => withLevelChanged(old, index, change));
  const isLast = index === count - 1;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx(
        "rounded-md border border-line bg-surface",
        isDragging && "relative z-10 border-accent shadow-float",
      )}
    >
      <header className="flex items-center gap-1 border-b border-line py-1 pr-1.5 pl-1">
        {mayEdit && (
          <button
            type="button"
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            aria-label={`Drag level ${number}`}
            className="flex size-8 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink max-desk:size-11"
          >
            <GripVertical aria-hidden className="size-4" />
          </button>
        )}
        <h3 className="min-w-0 flex-1 truncate pl-1 font-medium">
          Level {number}
          {level.to.length > 0 && (
            <span className="font-normal text-ink-muted"> · {namesOf(level.to, people)}</span>
          )}
        </h3>
        {mayEdit && (
          <div className="flex shrink-0">
            <Button
              id={`level-${index}-up`}
              variant="ghost"
              size="icon"
              className={ICON}
              aria-label={`Move level ${number} up`}
              disabled={index === 0}
              onClick={() => onMove(index, index - 1)}
            >
              <ArrowUp aria-hidden />
            </Button>
            <Button
              id={`level-${index}-down`}
              variant="ghost"
              size="icon"
              className={ICON}
              aria-label={`Move level ${number} down`}
              disabled={isLast}
              onClick={() => onMove(index, index + 1)}
            >
              <ArrowDown aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon"
              className={ICON}
              aria-label={`Remove level ${number}`}
              disabled={count === 1}
              onClick={() => onRemove(index)}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        )}
      </header>
      <div className="flex flex-col gap-4 px-4 py-3">
        <TargetsField
          id={fieldOf(`${at}/to`)}
          label={index === 0 ? "Who is asked first" : "Who is asked then"}
          chosen={level.to}
          onChange={(to) => set({ to })}
          error={flawAt(`${at}/to`)}
        />
        <Reminders {...{ level, at, set }} />
        {(!isLast || draft.repeat) && (
          <DurationField
            label={isLast ? "Begins again after" : "Goes on after"}
            id={fieldOf(`${at}/escalate_after`)}
            value={String(level.escalate_after ?? "")}
            onChange={(escalate_after) => set({ escalate_after })}
            error={flawAt(`${at}/escalate_after`)}
            empty={isLast ? "as long as the level before" : "say when"}
            required={!isLast}
          />
        )}
        <p className="text-sm text-ink-muted">
          {remindersInWords(level)}. {goesOnInWords(level, index, draft)}.
        </p>
        <LevelMore {...{ level, at, set }} />
      </div>
    </li>
  );
}
