"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { MemberDetailWire } from "@/core/wire/members";
import { memberQuery } from "../../queries/members";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { Time } from "../../ui/time";
import { ChangesOf } from "../changes-of";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { PersonTeams } from "./person-teams";
import { RoleSetting } from "./role-setting";
import { SignIns } from "./sign-ins";
import { TurnPerson } from "./turn-person";

const BACK = { href: "/admin/people", name: "People" };

/** One person: their role, their teams, what waits for them, and what was changed about them. */
export function PersonPage({ id }: { id: string }) {
  const query = useQuery(memberQuery(id));
  const person = query.data;
  return (
    <AdminPage
      title={person?.name ?? "Person"}
      back={BACK}
      description={person && <About person={person} />}
      action={person && <Waiting person={person} />}
    >
      <Loaded query={query} name="The person">
        {(person) => <Parts person={person} />}
      </Loaded>
    </AdminPage>
  );
}

function About({ person: { email, active, created_at, last_seen_at } }: { person: MemberDetailWire }) {
  return (
    <>
      <span className="wrap-anywhere">{email}</span>
      <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
        {!active && <Badge tone="warn">Deactivated</Badge>}
        <span>
          joined <Time at={created_at} />, {last_seen_at ? "last seen " : "not seen yet"}
          {last_seen_at && <Time at={last_seen_at} />}
        </span>
      </span>
    </>
  );
}

function Waiting({ person: { email, waits } }: { person: MemberDetailWire }) {
  const search = new URLSearchParams({ view: "open", person: email });
  return (
    <Button asChild className="h-11 desk:h-8">
      <Link href={`/inbox?${search}`}>
        {waits.open === 0 ? "Nothing waits for them" : `${waits.open} waiting for them`}
      </Link>
    </Button>
  );
}

function Parts({ person }: { person: MemberDetailWire }) {
  const mayEdit = useMayEdit();
  return (
    <>
      <RoleSetting key={person.role} person={person} />
      <PersonTeams person={person} />
      {person.agents.length > 0 && (
        <Section title="Answers for">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {person.agents.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/admin/agents/${id}`} className="text-accent-ink hover:underline">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {mayEdit && !person.you && (
        <Section title="Access">
          <div className="flex flex-col gap-2">
            {person.active && <SignIns person={person} />}
            <TurnPerson person={person} />
          </div>
        </Section>
      )}
      <ChangesOf subject={person.id} />
    </>
  );
}
