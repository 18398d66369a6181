"use client";

import clsx from "clsx";
import { ADDRESSABLE_LOOKS } from "../intent/addressable-look";
import type { Pickable } from "../queries/people";

interface MentionListProps {
  id: string;
  people: readonly Pickable[];
  current: number;
  onPick: (person: Pickable) => void;
}

/** Who can be mentioned. The focus stays in the text. */
export function MentionList({ id, people, current, onPick }: MentionListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label="People and teams"
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-64 overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-float"
    >
      {people.map((person, index) => {
        const { icon: Icon, what } = ADDRESSABLE_LOOKS[person.type];
        return (
          <li
            key={person.ref}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(person);
            }}
            className={clsx(
              "flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-2 desk:min-h-8",
              index === current ? "bg-hover" : "hover:bg-hover",
            )}
          >
            <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
            <span className="font-medium">{person.name}</span>
            <span className="truncate text-sm text-ink-muted">{person.email ?? what}</span>
          </li>
        );
      })}
    </ul>
  );
}
