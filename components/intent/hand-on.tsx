"use client";

import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import type { Pickable } from "../queries/people";
import { endInWords } from "./closing-words";
import { HandOnDialog } from "./hand-on-dialog";
import { plain } from "./sentence";

interface HandOnProps {
  intent: IntentWire;
  readerId: string;
  people: readonly Pickable[];
}

/** The two ways to hand a question on: one's own part to one person, or all of it to others. */
export function HandOn({ intent, readerId, people }: HandOnProps) {
  const over = isOpen(intent) ? null : `${plain(endInWords(intent))}.`;
  const isMine = intent.assignees.some(({ id }) => id === readerId);
  const others = people.filter(
    (person) => person.type === "user" && !intent.assignees.some(({ email }) => email === person.email),
  );
  return (
    <>
      <HandOnDialog
        way="delegate"
        id={intent.id}
        people={others}
        over={over ?? (isMine ? null : "This is not with you any more.")}
      />
      <HandOnDialog way="pass on" id={intent.id} people={people} over={over} />
    </>
  );
}
