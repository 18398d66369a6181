"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { AgentDetailWire } from "@/core/wire/agents";
import { agentQuery } from "../../queries/agents";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { Time } from "../../ui/time";
import { ChangesOf } from "../changes-of";
import { Deliveries } from "../deliveries/deliveries";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { AgentSettings } from "./agent-settings";
import { KeyList } from "./key-list";
import { TurnAgent } from "./turn-agent";
import { WebhookSecret } from "./webhook-secret";

const BACK = { href: "/admin/agents", name: "Agents" };

/** One agent: what it is, and the keys that it asks with. */
export function AgentPage({ id, email }: { id: string; email: string }) {
  const query = useQuery(agentQuery(id));
  const agent = query.data;
  return (
    <AdminPage
      title={agent?.name ?? "Agent"}
      back={BACK}
      description={agent && <About agent={agent} />}
      action={agent && <OpenQuestions agent={agent} />}
    >
      <Loaded query={query} name="The agent">
        {(agent) => <Parts agent={agent} email={email} />}
      </Loaded>
    </AdminPage>
  );
}

function About({ agent: { address, active, created_at, last_used_at } }: { agent: AgentDetailWire }) {
  return (
    <>
      <span className="font-mono text-sm">{address}</span>
      <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
        {!active && <Badge tone="warn">Turned off</Badge>}
        <span>
          made <Time at={created_at} />, {last_used_at ? "last used " : "never used"}
          {last_used_at && <Time at={last_used_at} />}
        </span>
      </span>
    </>
  );
}

function OpenQuestions({ agent: { address, open_intents } }: { agent: AgentDetailWire }) {
  const search = new URLSearchParams({ view: "open", agent: address });
  return (
    <Button asChild className="h-11 desk:h-8">
      <Link href={`/inbox?${search}`}>
        {open_intents === 0
          ? "No open requests"
          : `${open_intents} open ${open_intents === 1 ? "request" : "requests"}`}
      </Link>
    </Button>
  );
}

function Parts({ agent, email }: { agent: AgentDetailWire; email: string }) {
  const mayEdit = useMayEdit();
  return (
    <>
      <KeyList agent={agent} email={email} />
      <AgentSettings key={agent.id} agent={agent} />
      {mayEdit && (
        <Section title="Webhooks and access">
          <div className="flex flex-col gap-3">
            <WebhookSecret agent={agent} email={email} />
            <TurnAgent agent={agent} />
          </div>
        </Section>
      )}
      <Deliveries
        place={{ kind: "agents", id: agent.id }}
        title="Callbacks"
        mayReplay
        empty="Nothing was called back yet: this fills when an answer to one of its requests goes to a callback_url."
      />
      <ChangesOf subject={agent.id} />
    </>
  );
}
