"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import type { TeamWire } from "@/core/wire/teams";
import { teamsQuery } from "../../queries/teams";
import { Badge } from "../../ui/badge";
import { EmptyState } from "../../ui/empty-state";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { CreateTeam } from "./create-team";

/** Groups of people that are asked together. */
export function TeamsPage() {
  const query = useQuery(teamsQuery());
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title="Teams"
      description="Ask a team, and whoever is in it when the level begins is asked."
      action={mayEdit && <CreateTeam />}
    >
      <Loaded query={query} name="The teams">
        {(teams) => (
          <ResourceList
            label="Teams"
            items={teams}
            idOf={({ id }) => id}
            textOf={({ name, slug }) => `${name} ${slug}`}
            hrefOf={({ id }) => `/admin/teams/${id}`}
            row={(team) => <TeamRow team={team} />}
            empty={
              <EmptyState icon={<Users />} title="No team yet">
                A team is asked as one: the first of them to answer decides, and nobody has to know who is in
                today. Make one, put people in, and name it in a policy as team:data, say.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

function TeamRow({ team: { name, slug, reachable, people } }: { team: TeamWire }) {
  const more = reachable - people.length;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{name}</span>
        <span className="font-mono text-xs text-ink-muted">team:{slug}</span>
        {reachable === 0 && <Badge tone="warn">Nobody to ask</Badge>}
      </span>
      {reachable > 0 && (
        <span className="block text-sm text-ink-muted">
          {people.join(", ")}
          {more > 0 && ` and ${more} more`}
        </span>
      )}
    </>
  );
}
