"use client";

import clsx from "clsx";
import { Command } from "cmdk";
import { X } from "lucide-react";
import { useMemo, useState } from "react";
import type { Pickable } from "../queries/people";
import { Button } from "../ui/button";
import { CONTROL } from "../ui/control";
import { ADDRESSABLE_LOOKS } from "./addressable-look";
import { isLike, matching, SHOWN } from "./matching-people";
import { recentPeople, rememberPerson } from "./recent-people";
import { useHydrated } from "./use-hydrated";

interface PeoplePickerProps {
  id: string;
  label: string;
  people: readonly Pickable[];
  chosen: readonly string[];
  onChange: (refs: string[]) => void;
  /** One at most: a new choice replaces the old. */
  single?: boolean;
  /** Takes somebody who is not in the list, by whatever name the agent knows them. */
  freeText?: boolean;
  describedBy?: string;
  invalid?: boolean;
}

/** Chooses people and teams by typing a part of the name or the address. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { id, label, people, chosen, onChange, single, freeText, describedBy, invalid } = props;
  const [text, setText] = useState("");
  const hydrated = useHydrated();
  const typed = text.trim();
  const recent = useMemo(() => (hydrated ? recentPeople() : []), [hydrated]);
  const found = matching(people, typed, recent).filter((person) => !chosen.includes(person.ref));
  // Who is in the list is chosen from it: free words are only for somebody who is not.
  const isNew = typed !== "" && !people.some((person) => isLike(person, typed));
  const add = (ref: string) => {
    onChange(single ? [ref] : [...chosen, ref]);
    rememberPerson(ref);
    setText("");
  };
  return (
    <div className="flex flex-col gap-2">
      {chosen.length > 0 && (
        <ul aria-label={`${label}: chosen`} className="flex flex-wrap gap-1">
          {chosen.map((ref) => (
            <Chosen
              key={ref}
              name={nameOf(people, ref)}
              onRemove={() => onChange(chosen.filter((other) => other !== ref))}
            />
          ))}
        </ul>
      )}
      <Command
        label={label}
        loop
        shouldFilter={false}
        className="group overflow-hidden rounded-md border border-line"
      >
        <Command.Input
          id={id}
          value={text}
          onValueChange={setText}
          placeholder={freeText ? "Name, address or team" : "Search people and teams"}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          className={clsx(CONTROL, "h-11 rounded-b-none border-x-0 border-t-0 desk:h-9")}
        />
        <Command.List className="max-h-48 overflow-y-auto p-1">
          <Command.Empty className="px-2 py-2 text-ink-muted">
            {freeText && isNew ? null : "Nobody by that name."}
          </Command.Empty>
          {found.slice(0, SHOWN).map((person) => (
            <PersonItem
              key={person.ref}
              person={person}
              isRecent={typed === "" && recent.includes(person.ref)}
              onSelect={() => add(person.ref)}
            />
          ))}
          {found.length > SHOWN && (
            <p className="px-2 py-1 text-sm text-ink-muted">
              {found.length - SHOWN} more: type a part of the name
            </p>
          )}
          {freeText && isNew && (
            <Command.Item value={`use ${typed}`} forceMount onSelect={() => add(typed)} className={ITEM}>
              Use “{typed}”
            </Command.Item>
          )}
        </Command.List>
      </Command>
    </div>
  );
}

const ITEM =
  "flex min-h-11 cursor-pointer items-center gap-2 rounded-md px-2 group-focus-within:data-[selected=true]:bg-hover hover:bg-hover desk:min-h-8";

interface PersonItemProps {
  person: Pickable;
  isRecent: boolean;
  onSelect: () => void;
}

function PersonItem({ person, isRecent, onSelect }: PersonItemProps) {
  const { icon: Icon, what } = ADDRESSABLE_LOOKS[person.type];
  return (
    <Command.Item value={person.ref} onSelect={onSelect} className={ITEM}>
      <Icon aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="font-medium">{person.name}</span>
      <span className="truncate text-sm text-ink-muted">{person.email ?? what}</span>
      {isRecent && <span className="ml-auto shrink-0 text-sm text-ink-faint">recent</span>}
    </Command.Item>
  );
}

function Chosen({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <li className="flex max-w-full items-center rounded-md border border-accent-line bg-accent-soft pl-2">
      <span className="truncate">{name}</span>
      <Button
        variant="ghost"
        size="icon"
        className="size-7 max-desk:size-11"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}

export const nameOf = (people: readonly Pickable[], ref: string): string =>
  people.find((person) => person.ref === ref)?.name ?? ref;
