"use client";

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { useState } from "react";
import { MAX_LEVELS } from "@/core/plan";
import { focusIn, onceDrawn } from "../../form/announce";
import { Button } from "../../ui/button";
import { FieldError } from "../../ui/field";
import { useMayEdit } from "../may-edit";
import { fieldOf, useEditing } from "./editing";
import { LevelCard } from "./level-card";
import { withLevelAdded, withLevelMoved, withLevelRemoved } from "./levels";
import { namesOf } from "./words";

const ADD_ID = "add-level";

/** The levels in their order: added, removed, and moved by buttons, by drag, or by the keys of a grip. */
export function LevelList() {
  const { draft, edit, people, flaws } = useEditing();
  const mayEdit = useMayEdit();
  const [said, setSaid] = useState("");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const { levels } = draft;
  const nameOfLevel = (index: number) => namesOf(levels[index]?.to ?? [], people);
  const placeOf = (key: unknown) => levels.findIndex((level) => level.key === key);

  const move = (from: number, to: number) => {
    edit((old) => withLevelMoved(old, from, to));
    setSaid(`${nameOfLevel(from)} is now level ${to + 1} of ${levels.length}.`);
  };
  const moveByButton = (from: number, to: number) => {
    move(from, to);
    onceDrawn(() => focusMover(to, to < from ? "up" : "down"));
  };
  const remove = (index: number) => {
    edit((old) => withLevelRemoved(old, index));
    setSaid(`Level ${index + 1}, ${nameOfLevel(index)}, is removed.`);
    onceDrawn(() => document.getElementById(ADD_ID)?.focus());
  };
  const add = () => {
    edit(withLevelAdded);
    setSaid(`Level ${levels.length + 1} is added.`);
    onceDrawn(() => focusIn(document.getElementById(fieldOf(`/levels/${levels.length}/to`))));
  };
  const drop = ({ active, over }: DragEndEvent) => {
    const [from, to] = [placeOf(active.id), placeOf(over?.id)];
    if (from >= 0 && to >= 0 && from !== to) move(from, to);
  };
  const wrong = flaws.find(({ pointer }) => pointer === "/levels")?.detail;
  return (
    <div id={fieldOf("/levels")} className="flex flex-col gap-3">
      <DndContext
        id="levels"
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{ announcements: announcementsFor((key) => placeOf(key) + 1, levels.length) }}
        onDragEnd={drop}
      >
        <SortableContext items={levels.map(({ key }) => key)} strategy={verticalListSortingStrategy}>
          <ol aria-label="Levels" className="flex flex-col gap-3">
            {levels.map((level, index) => (
              <LevelCard key={level.key} {...{ level, index }} onMove={moveByButton} onRemove={remove} />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {mayEdit && (
        <Button
          id={ADD_ID}
          className="self-start max-desk:h-11"
          disabled={levels.length >= MAX_LEVELS}
          onClick={add}
        >
          <Plus aria-hidden />
          Add level
        </Button>
      )}
      {wrong && <FieldError id={`${fieldOf("/levels")}-error`}>{wrong}</FieldError>}
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** A button that can no longer go further leaves the focus to its neighbour. */
function focusMover(index: number, way: "up" | "down"): void {
  const buttons = [way, way === "up" ? "down" : "up"].map((each) =>
    document.getElementById(`level-${index}-${each}`),
  );
  buttons.find((button) => button instanceof HTMLButtonElement && !button.disabled)?.focus();
}

type Key = { id: string | number };

function announcementsFor(numberOf: (key: unknown) => number, count: number) {
  const over = (target: Key | null) =>
    target ? `over place ${numberOf(target.id)} of ${count}` : "over no place";
  return {
    onDragStart: ({ active }: { active: Key }) => `Level ${numberOf(active.id)} is picked up.`,
    onDragOver: ({ over: target }: { over: Key | null }) => `It is ${over(target)}.`,
    onDragEnd: ({ over: target }: { over: Key | null }) => `It was dropped ${over(target)}.`,
    onDragCancel: ({ active }: { active: Key }) => `Level ${numberOf(active.id)} stays where it was.`,
  };
}
