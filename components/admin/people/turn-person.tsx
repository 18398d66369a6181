"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { MemberDetailWire } from "@/core/wire/members";
import { changeMember } from "../../queries/members";
import { Button } from "../../ui/button";
import { ConfirmRemoval } from "../confirm-removal";
import { Line } from "../line";
import { useSave } from "../use-save";
import { leavingWords } from "./leaving-words";

const STALE = [["members"], ["teams"], ["people"], ["audit"]];

/** Turns somebody off, with a word before on what that does, or on again. */
export function TurnPerson({ person }: { person: MemberDetailWire }) {
  const { id, name, active } = person;
  const client = useQueryClient();
  const on = useSave({
    send: () => changeMember(id, { active: true }),
    stale: STALE,
    done: `${name} is active again`,
  });
  const turnOff = async () => {
    await changeMember(id, { active: false });
    await Promise.all(STALE.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  if (!active)
    return (
      <Line text="They cannot sign in and are not asked. Active again, they are asked from then on.">
        <Button className="h-11 desk:h-8" pending={on.saving} onClick={() => void on.save(undefined)}>
          Reactivate
        </Button>
      </Line>
    );
  return (
    <Line text="Deactivated, they are signed out and not asked any more. Their name stays on what they decided.">
      <ConfirmRemoval
        title={`Deactivate ${name}?`}
        act="Deactivate"
        onConfirm={turnOff}
        trigger={<Button className="h-11 desk:h-8">Deactivate…</Button>}
      >
        <p>Their sessions end, the links in their mails stop working, and their devices go silent.</p>
        <ul className="list-disc pl-5">
          {leavingWords(person).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </ConfirmRemoval>
    </Line>
  );
}
