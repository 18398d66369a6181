"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { MemberDetailWire } from "@/core/wire/members";
import { addTeamMember, removeTeamMember, teamsQuery } from "../../queries/teams";
import { Section } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { useSave } from "../use-save";

/** The teams that somebody is in; a box for each. */
export function PersonTeams({ person }: { person: MemberDetailWire }) {
  const teams = useQuery(teamsQuery()).data ?? [];
  const mayEdit = useMayEdit();
  const saver = useSave({
    send: ({ id, on }: { id: string; on: boolean }) => (on ? addTeamMember : removeTeamMember)(id, person.id),
    stale: [["members"], ["teams"], ["people"], ["audit"]],
    done: "Teams saved",
  });
  const isIn = (id: string) => person.teams.some((team) => team.id === id);
  return (
    <Section title="Teams">
      {teams.length === 0 ? (
        <p className="text-ink-muted">
          There is no team yet.{" "}
          <Link href="/admin/teams" className="text-accent-ink hover:underline">
            Make one
          </Link>
        </p>
      ) : (
        <div className="flex flex-wrap gap-x-6">
          {teams.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              disabled={!mayEdit || saver.saving}
              checked={isIn(id)}
              onCheckedChange={(on) => void saver.save({ id, on: on === true })}
            />
          ))}
        </div>
      )}
      <Problem problem={saver.problem} />
    </Section>
  );
}
