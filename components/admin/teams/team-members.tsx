"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { TeamDetailWire } from "@/core/wire/teams";
import { PeoplePicker } from "../../intent/people-picker";
import { everyMemberQuery } from "../../queries/members";
import { addTeamMember, removeTeamMember } from "../../queries/teams";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { Dialog } from "../../ui/dialog";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { useSave } from "../use-save";

const STALE = [["teams"], ["members"], ["people"], ["audit"]];

/** Who is in a team. */
export function TeamMembers({ team }: { team: TeamDetailWire }) {
  const mayEdit = useMayEdit();
  const remove = useSave({
    send: (userId: string) => removeTeamMember(team.id, userId),
    stale: STALE,
    done: "Taken out of the team",
  });
  return (
    <Section title="Members" actions={mayEdit && <AddMembers team={team} />}>
      {team.members.length === 0 ? (
        <p className="rounded-md border border-line bg-surface px-4 py-3 text-ink-muted">
          Nobody is in it yet, so a level that asks it reaches nobody and is passed over. Add people.
        </p>
      ) : (
        <ul aria-label="Members" className="divide-y divide-line rounded-md border border-line bg-surface">
          {team.members.map(({ id, name, email, role, active }) => (
            <li key={id} className="flex items-center gap-2 px-4 py-2">
              <span className="min-w-0 flex-1">
                <Link href={`/admin/people/${id}`} className="font-medium wrap-anywhere hover:underline">
                  {name}
                </Link>{" "}
                {!active && <Badge>Deactivated</Badge>}
                {active && role === "auditor" && <Badge>Auditor, not asked</Badge>}
                <span className="block text-sm wrap-anywhere text-ink-muted">{email}</span>
              </span>
              {mayEdit && (
                <Button
                  variant="ghost"
                  size="icon"
                  className="max-desk:size-11"
                  aria-label={`Take ${name} out of the team`}
                  pending={remove.saving}
                  onClick={() => void remove.save(id)}
                >
                  <X aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && team.members.length > 0 && (
        <p className="mt-1 text-sm text-ink-muted">
          Whoever leaves keeps what is with them already; the next level that asks the team does without them.
        </p>
      )}
      <Problem problem={remove.problem} />
    </Section>
  );
}

function AddMembers({ team }: { team: TeamDetailWire }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const everybody = useQuery({ ...everyMemberQuery(), enabled: open }).data ?? [];
  const others = everybody.filter(
    ({ id, active, role }) =>
      active && role !== "auditor" && !team.members.some((member) => member.id === id),
  );
  const add = useSave({
    send: async (emails: string[]) => {
      for (const { id } of others.filter(({ email }) => emails.includes(email)))
        await addTeamMember(team.id, id);
    },
    stale: STALE,
    done: "Added to the team",
  });
  const change = (next: boolean) => {
    setOpen(next);
    setChosen([]);
    add.reset();
  };
  const submit = async () => {
    const done = await add.save(chosen);
    if (done !== null) change(false);
  };
  return (
    <Dialog
      title={`Add to ${team.name}`}
      open={open}
      onOpenChange={change}
      trigger={
        <Button className="h-11 desk:h-8">
          <UserPlus aria-hidden />
          Add people
        </Button>
      }
      footer={
        <Button
          variant="primary"
          className="h-11 desk:h-8"
          disabled={chosen.length === 0}
          pending={add.saving}
          onClick={() => void submit()}
        >
          Add
        </Button>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <label htmlFor="team-people" className="sr-only">
          People
        </label>
        <PeoplePicker
          id="team-people"
          label="People"
          people={others.map(({ email, name }) => ({ ref: email, type: "user", name, email }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <Problem problem={add.problem} />
      </div>
    </Dialog>
  );
}
