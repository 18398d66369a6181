"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Search, UserSearch } from "lucide-react";
import { useState } from "react";
import { LoadMore } from "../../inbox/load-more";
import { membersQuery, type MembersFilter } from "../../queries/members";
import { EmptyState } from "../../ui/empty-state";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { InvitationList } from "./invitation-list";
import { InvitePeople } from "./invite-people";
import { PersonRow } from "./person-row";
import { ROLE_OPTIONS } from "./role-words";

const ALL = "all";

/** Everybody here, who was invited, and what waits for whom. */
export function PeoplePage() {
  const [filter, setFilter] = useState<MembersFilter>({ q: "", role: null, active: true });
  const query = useInfiniteQuery(membersQuery({ ...filter, q: filter.q.trim() }));
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      title="People"
      description="Who answers what agents ask, who sets things up, and who only reads."
      action={mayEdit && <InvitePeople />}
    >
      <InvitationList />
      <section aria-label="People" className="flex flex-col gap-3">
        <Filters filter={filter} onChange={setFilter} />
        <Loaded query={query} name="The people">
          {({ pages }) => {
            const people = pages.flatMap(({ items }) => items);
            if (people.length === 0) return <Nobody filter={filter} />;
            return (
              <ul
                aria-label="People"
                className="divide-y divide-line rounded-md border border-line bg-surface"
              >
                {people.map((person) => (
                  <PersonRow key={person.id} person={person} />
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
      </section>
    </AdminPage>
  );
}

interface FiltersProps {
  filter: MembersFilter;
  onChange: (filter: MembersFilter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { q, role, active } = filter;
  const setRole = (value: string) =>
    onChange({ ...filter, role: ROLE_OPTIONS.find((option) => option.value === value)?.value ?? null });
  const setActive = (value: string) =>
    onChange({ ...filter, active: value === ALL ? null : value === "true" });
  return (
    <div className="flex flex-wrap gap-2">
      <div className="relative min-w-0 flex-1 basis-56">
        <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <Input
          type="search"
          aria-label="Search people"
          placeholder="Name or address"
          className="pl-8"
          value={q}
          onChange={({ target }) => onChange({ ...filter, q: target.value })}
        />
      </div>
      <div className="flex flex-1 basis-60 gap-2">
        <Select
          aria-label="Role"
          value={role ?? ALL}
          onValueChange={setRole}
          options={[{ value: ALL, label: "Every role" }, ...ROLE_OPTIONS]}
        />
        <Select
          aria-label="Active"
          value={active === null ? ALL : String(active)}
          onValueChange={setActive}
          options={[
            { value: "true", label: "Active" },
            { value: "false", label: "Deactivated" },
            { value: ALL, label: "All" },
          ]}
        />
      </div>
    </div>
  );
}

function Nobody({ filter: { q, active } }: { filter: MembersFilter }) {
  return (
    <EmptyState icon={<UserSearch />} title={q ? `Nobody matches “${q.trim()}”` : "Nobody here"}>
      {active === false
        ? "Whoever is deactivated keeps their name in every timeline, is not asked any more, and can be turned on again."
        : "Look for another name or role, or invite them."}
    </EmptyState>
  );
}
