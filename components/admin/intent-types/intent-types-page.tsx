"use client";

import { useQuery } from "@tanstack/react-query";
import { FileType2, Plus } from "lucide-react";
import Link from "next/link";
import type { IntentTypeItem, IntentTypesWire } from "@/core/wire/intent-types";
import { RiskMark } from "../../inbox/risk-mark";
import { TASK_LOOKS } from "../../inbox/task-glyph";
import { intentTypesQuery } from "../../queries/intent-types";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Time } from "../../ui/time";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { WorkspaceRetention } from "./workspace-retention";
import { usedWords } from "./usage-words";

/** The registered types, and what agents ask that is not among them. */
export function IntentTypesPage() {
  const query = useQuery(intentTypesQuery());
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title="Intent types"
      description="What requests of a kind need not say each time. An agent sends the name and a payload; the rest stands here."
      action={
        mayEdit && (
          <Button asChild variant="primary" className="h-11 desk:h-8">
            <Link href="/admin/intent-types/new">
              <Plus aria-hidden />
              New intent type
            </Link>
          </Button>
        )
      }
    >
      <Loaded query={query} name="The intent types">
        {({ items, unregistered }) => (
          <>
            <ResourceList
              label="Intent types"
              items={items}
              idOf={({ id }) => id}
              textOf={({ name, title }) => `${name} ${title ?? ""}`}
              hrefOf={({ id }) => `/admin/intent-types/${id}`}
              row={(type) => <Row type={type} />}
              empty={<Empty />}
            />
            <Unregistered types={unregistered} />
            <WorkspaceRetention />
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function Row({ type }: { type: IntentTypeItem }) {
  const { name, title, task_type, risk, policy, used } = type;
  const look = task_type && TASK_LOOKS[task_type];
  return (
    <span className="flex flex-col gap-1">
      <span className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium wrap-anywhere">{title ?? name}</span>
        {look && (
          <Badge>
            <look.icon aria-hidden />
            {look.name}
          </Badge>
        )}
        <RiskMark risk={risk ?? null} />
      </span>
      <span className="text-sm text-ink-muted">
        <code className="font-mono wrap-anywhere">{name}</code>
        {policy && ` · policy ${policy}`} · {usedWords(used)}
      </span>
    </span>
  );
}

function Unregistered({ types }: { types: IntentTypesWire["unregistered"] }) {
  const mayEdit = useMayEdit();
  if (types.length === 0) return null;
  return (
    <Section title="Asked for, not registered">
      <p className="mb-2 text-pretty text-ink-muted">
        Agents spelled these out in full in the last 30 days. Registered, a name and a payload are enough, and
        you decide who is asked.
      </p>
      <ul
        aria-label="Asked for, not registered"
        className="divide-y divide-line rounded-md border border-line bg-surface"
      >
        {types.map(({ name, used }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <span className="min-w-0 flex-1 basis-60">
              <code className="font-mono wrap-anywhere">{name}</code>
              <span className="block text-sm text-ink-muted">
                {usedWords(used)}
                {used.last_at && (
                  <>
                    {" "}
                    Last <Time at={used.last_at} />.
                  </>
                )}
              </span>
            </span>
            {mayEdit && (
              <Button asChild className="max-desk:h-11">
                <Link
                  href={`/admin/intent-types/new?name=${encodeURIComponent(name)}`}
                  aria-label={`Register it: ${name}`}
                >
                  Register it
                </Link>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Empty() {
  return (
    <EmptyState icon={<FileType2 />} title="No intent types yet">
      A type keeps the question, its form and who is asked under a name, so that an agent asks with two
      fields: the name and the payload.
    </EmptyState>
  );
}
