"use client";

import { useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import type { AgentWire } from "@/core/wire/agents";
import { agentsQuery } from "../../queries/agents";
import { Badge } from "../../ui/badge";
import { EmptyState } from "../../ui/empty-state";
import { Time } from "../../ui/time";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { CreateAgent } from "./create-agent";

/** Who may ask here, and whether they still do. */
export function AgentsPage({ email }: { email: string }) {
  const query = useQuery(agentsQuery());
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title="Agents"
      description="An agent asks with an API key. It sees what it asked, and nothing else."
      action={mayEdit && <CreateAgent email={email} />}
    >
      <Loaded query={query} name="The agents">
        {(agents) => (
          <ResourceList
            label="Agents"
            items={agents}
            idOf={({ id }) => id}
            textOf={({ name, address, owner }) => `${name} ${address} ${owner?.name ?? ""}`}
            hrefOf={({ id }) => `/admin/agents/${id}`}
            row={(agent) => <AgentRow agent={agent} />}
            empty={
              <EmptyState icon={<Bot />} title="No agent asks here yet">
                An agent is any program that needs a person’s answer before it goes on. Make one, take the key
                that is shown, and its first question appears in the inbox within a second.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

function AgentRow({ agent }: { agent: AgentWire }) {
  const { name, address, active, owner, last_used_at, working_keys } = agent;
  return (
    <span className="flex flex-wrap items-baseline justify-between gap-x-4">
      <span className="min-w-0">
        <span className="font-medium">{name}</span> {!active && <Badge>Turned off</Badge>}
        {active && working_keys === 0 && <Badge tone="warn">No working key</Badge>}
        <span className="block text-sm wrap-anywhere text-ink-muted">
          <span className="font-mono text-xs">{address}</span>
          {owner && <> · {owner.name}</>}
        </span>
      </span>
      <span className="text-sm text-ink-muted">
        {last_used_at ? (
          <>
            used <Time at={last_used_at} />
          </>
        ) : (
          "never used"
        )}
      </span>
    </span>
  );
}
