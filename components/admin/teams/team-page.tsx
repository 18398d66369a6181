"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { TeamDetailWire } from "@/core/wire/teams";
import { deleteTeam, teamQuery, teamsQuery } from "../../queries/teams";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { ChangesOf } from "../changes-of";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { TeamMembers } from "./team-members";
import { TeamName } from "./team-name";

const BACK = { href: "/admin/teams", name: "Teams" };

/** One team: who is in it, and what names it. */
export function TeamPage({ id }: { id: string }) {
  const query = useQuery(teamQuery(id));
  const mayEdit = useMayEdit();
  const team = query.data;
  return (
    <AdminPage
      title={team?.name ?? "Team"}
      back={BACK}
      description={team && <span className="font-mono text-sm">team:{team.slug}</span>}
      action={team && mayEdit && <DeleteTeam team={team} />}
    >
      <Loaded query={query} name="The team">
        {(team) => (
          <>
            <TeamMembers team={team} />
            <TeamName key={team.name} team={team} />
            <UsedBy team={team} />
            <ChangesOf subject={team.id} />
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

const KINDS: Record<TeamDetailWire["used_by"][number]["kind"], string> = {
  policy: "Policy",
  intent_type: "Intent type",
  rule: "Rule",
  schedule: "On-call schedule",
};

function UsedBy({ team: { used_by } }: { team: TeamDetailWire }) {
  return (
    <Section title="Named by">
      {used_by.length === 0 ? (
        <p className="text-ink-muted">No policy and no intent type names it. Requests may.</p>
      ) : (
        <ul aria-label="Named by" className="divide-y divide-line rounded-md border border-line bg-surface">
          {used_by.map(({ kind, id, name }) => (
            <li key={id} className="px-4 py-2 wrap-anywhere">
              <span className="text-ink-muted">{KINDS[kind]}</span> {name}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function DeleteTeam({ team: { id, name, used_by, open_intents } }: { team: TeamDetailWire }) {
  const client = useQueryClient();
  const router = useRouter();
  const remove = async () => {
    await deleteTeam(id);
    router.push(BACK.href);
    await client.invalidateQueries({ queryKey: teamsQuery().queryKey, exact: true });
  };
  return (
    <ConfirmRemoval
      title={`Delete the team ${name}?`}
      act="Delete team"
      onConfirm={remove}
      trigger={<Button className="h-11 desk:h-8">Delete…</Button>}
    >
      {used_by.length > 0 ? (
        <p>
          It cannot be deleted while it is named by {used_by.map((use) => use.name).join(", ")}. Take it out
          there first.
        </p>
      ) : (
        <p>
          {open_intents === 0
            ? "No open request names it."
            : `${open_intents} open ${open_intents === 1 ? "request names" : "requests name"} it. Whoever was asked stays asked; a level that is still to come reaches nobody, is passed over at once, and the timeline says so.`}
        </p>
      )}
    </ConfirmRemoval>
  );
}
