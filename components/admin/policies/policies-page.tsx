"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Route } from "lucide-react";
import Link from "next/link";
import type { PoliciesWire, RemovedPolicy } from "@/core/wire/policies";
import { peopleQuery, type Pickable } from "../../queries/people";
import { policiesQuery, POLICIES_KEY, restorePolicy } from "../../queries/policies";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Time } from "../../ui/time";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { Problem } from "../problem";
import { ResourceList } from "../resource-list";
import { useSave } from "../use-save";
import { UsedBy } from "./used-by";
import { chainInWords } from "./words";

const NEW = "/admin/policies/new";

/** All policies, each with its chain in a sentence and what depends on it. */
export function PoliciesPage() {
  const mayEdit = useMayEdit();
  const policies = useQuery(policiesQuery());
  const people = useQuery(peopleQuery());
  return (
    <AdminPage
      title="Policies"
      description="Who is asked, who is asked next, and what happens if nobody answers."
      action={mayEdit && <NewButton />}
    >
      <Loaded query={policies} name="The policies">
        {({ items, removed }) => (
          <>
            <ResourceList
              label="Policies"
              items={items}
              idOf={({ id }) => id}
              textOf={({ name, slug }) => `${name} ${slug}`}
              hrefOf={({ slug }) => `/admin/policies/${slug}`}
              row={(policy) => <PolicyRow policy={policy} people={people.data ?? []} />}
              empty={<Empty />}
            />
            {removed.length > 0 && <Removed policies={removed} />}
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

const NewButton = () => (
  <Button asChild variant="primary" className="max-desk:h-11">
    <Link href={NEW}>
      <Plus aria-hidden />
      New policy
    </Link>
  </Button>
);

function PolicyRow({ policy, people }: { policy: PoliciesWire["items"][number]; people: Pickable[] }) {
  return (
    <span className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{policy.name}</span>
        <code className="font-mono text-sm text-ink-faint">{policy.slug}</code>
      </span>
      <span className="text-ink-muted">{chainInWords(policy, people)}</span>
      <span className="text-sm text-ink-faint">
        <UsedBy policy={policy} />
      </span>
    </span>
  );
}

function Empty() {
  return (
    <EmptyState icon={<Route />} title="No policy yet" action={useMayEdit() && <NewButton />}>
      A policy is a chain: Ana is asked, after half an hour Bea, after two hours the team, and at the deadline
      it is denied. Requests name a policy, or their intent type does. You see beforehand whom it would reach
      on a Friday evening.
    </EmptyState>
  );
}

function Removed({ policies }: { policies: readonly RemovedPolicy[] }) {
  const mayEdit = useMayEdit();
  const { save, saving, problem } = useSave({
    send: ({ slug, version }: RemovedPolicy) => restorePolicy(slug, { version }),
    stale: [POLICIES_KEY],
    done: "Policy restored",
  });
  return (
    <Section title="Removed">
      <Problem problem={problem} />
      <ul className="divide-y divide-line">
        {policies.map((policy) => (
          <li key={policy.slug} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span className="min-w-0 wrap-anywhere">
              {policy.name} <code className="font-mono text-sm text-ink-faint">{policy.slug}</code>
              <span className="block text-sm text-ink-muted">
                {policy.by.name} removed it <Time at={policy.at} />
              </span>
            </span>
            {mayEdit && (
              <Button
                className="max-desk:h-11"
                aria-label={`Restore ${policy.name}`}
                pending={saving}
                onClick={() => void save(policy)}
              >
                Restore
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
