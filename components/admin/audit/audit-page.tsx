"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { ADMIN_KINDS, type AdminKind } from "@/core/administration";
import { LoadMore } from "../../inbox/load-more";
import { auditQuery } from "../../queries/audit";
import { EmptyState } from "../../ui/empty-state";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { Loaded } from "../loaded";
import { AdminPage } from "../page";
import { ChangeEntry } from "./change-entry";
import { KIND_WORDS } from "./kind-words";

const ALL = "all";

/** Every change of how things are set up; the URL says of which. */
export function AuditPage() {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const kind = ADMIN_KINDS.find((known) => known === params.get("kind"));
  const subject = params.get("subject") ?? undefined;
  const query = useInfiniteQuery(auditQuery({ ...(kind && { kind }), ...(subject && { subject }) }));
  const show = (next: string) => router.replace(next === ALL ? path : `${path}?kind=${next}`);
  return (
    <AdminPage
      title="Audit trail"
      description="Who changed how things are set up, when, and what it was before. Nothing here can be altered."
    >
      <Field label="Show">
        {(wiring) => <Select {...wiring} value={kind ?? ALL} onValueChange={show} options={OPTIONS} />}
      </Field>
      <Loaded query={query} name="The audit trail">
        {({ pages }) => {
          const changes = pages.flatMap(({ items }) => items);
          if (changes.length === 0) return <Empty />;
          return (
            <ul
              aria-label="Changes"
              className="divide-y divide-line rounded-md border border-line bg-surface"
            >
              {changes.map((change) => (
                <ChangeEntry key={change.seq} change={change} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <LoadMore
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </AdminPage>
  );
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const nameOf = (kind: AdminKind): string => `${sentence(KIND_WORDS[kind])} changes`;
const OPTIONS = [
  { value: ALL, label: "Everything" },
  ...ADMIN_KINDS.map((kind) => ({ value: kind, label: nameOf(kind) })),
];

function Empty() {
  return (
    <EmptyState icon={<ScrollText />} title="Nothing was changed yet">
      As soon as an admin changes a policy, a person, an agent or anything else here, it stands in this list
      with how it was before.
    </EmptyState>
  );
}
