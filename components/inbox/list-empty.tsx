"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig, SearchX } from "lucide-react";
import { EVERYTHING, type InboxFilter, isNarrowed } from "../queries/inbox-filter";
import { everAskedQuery } from "../queries/intents";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FirstRun } from "./first-run";
import { VIEWS } from "./views";

interface ListEmptyProps {
  filter: InboxFilter;
  email: string;
  onChange: (change: Partial<InboxFilter>) => void;
}

export function ListEmpty({ filter, email, onChange }: ListEmptyProps) {
  const { data: everAsked } = useQuery(everAskedQuery());
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        icon={<SearchX />}
        title="Nothing matches"
        action={
          <Button onClick={() => onChange({ ...EVERYTHING, sort: filter.sort })}>
            Clear search and filters
          </Button>
        }
      >
        No request in “{VIEWS[filter.view].name}” fits what you are looking for.
      </EmptyState>
    );
  }
  if (everAsked === false && filter.view !== "agent" && filter.view !== "done" && filter.view !== "snoozed")
    return <FirstRun email={email} />;
  const { emptyTitle, emptyText } = VIEWS[filter.view];
  return (
    <EmptyState icon={<CircleCheckBig />} title={emptyTitle}>
      {emptyText}
    </EmptyState>
  );
}
