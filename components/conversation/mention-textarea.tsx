"use client";

import { type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import type { Pickable } from "../queries/people";
import type { FieldWiring } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { MentionList } from "./mention-list";
import { type MentionQuery, peopleLike, type Pick, queryAt, withMention } from "./mention-text";

interface MentionTextareaProps {
  wiring: FieldWiring;
  text: string;
  people: readonly Pickable[];
  onText: (text: string) => void;
  onPick: (text: string, pick: Pick) => void;
  /** Control or Command with Enter. */
  onSend: () => void;
  onCancel?: () => void;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** A text in which "@" opens a list of people and teams. While the list is open it is a combobox, else a plain field. */
export function MentionTextarea(props: MentionTextareaProps) {
  const { wiring, text, people, onText, onPick, onSend, onCancel, field } = props;
  const listId = useId();
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const dismissed = useRef<number | null>(null);
  const found = query ? peopleLike(people, query.words) : [];
  const open = found.length > 0;
  const current = Math.min(active, found.length - 1);

  const look = (value: string, caret: number) => {
    const next = queryAt(value, caret);
    if (next?.from !== query?.from) setActive(0);
    if (next === null) dismissed.current = null;
    setQuery(next && next.from !== dismissed.current ? next : null);
  };
  const pick = (person: Pickable) => {
    if (!query) return;
    const after = withMention(text, query, person.name);
    setQuery(null);
    onPick(after.text, { ref: person.ref, name: person.name });
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(after.caret, after.caret);
    });
  };
  const onListKey = (event: KeyboardEvent): boolean => {
    const person = found[current];
    if (event.key === "ArrowDown") setActive((current + 1) % found.length);
    else if (event.key === "ArrowUp") setActive((current + found.length - 1) % found.length);
    else if ((event.key === "Enter" || event.key === "Tab") && person) pick(person);
    else if (event.key === "Escape") {
      dismissed.current = query?.from ?? null;
      setQuery(null);
    } else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    const handled = (open && !sends && onListKey(event)) || sends || (event.key === "Escape" && onCancel);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
    if (sends) onSend();
    else if (!open) onCancel?.();
  };
  return (
    <div className="relative">
      <Textarea
        {...wiring}
        ref={field}
        rows={2}
        maxLength={20_000}
        value={text}
        {...(open && {
          role: "combobox",
          "aria-expanded": true,
          "aria-haspopup": "listbox",
          "aria-autocomplete": "list",
          "aria-controls": listId,
          "aria-activedescendant": `${listId}-${current}`,
        })}
        onChange={({ target }) => {
          onText(target.value);
          look(target.value, target.selectionStart);
        }}
        onSelect={({ currentTarget }) => look(currentTarget.value, currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery(null)}
      />
      {open && <MentionList id={listId} people={found} current={current} onPick={pick} />}
      <span role="status" className="sr-only">
        {open ? `${found.length} to mention. Arrow keys choose, Enter takes one.` : ""}
      </span>
    </div>
  );
}
