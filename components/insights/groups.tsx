"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { ENOUGH_DECISIONS } from "@/core/insights/figures";
import type { StatsWire } from "@/core/wire/stats";
import { Loaded } from "../admin/loaded";
import { statsQuery } from "../queries/stats";
import { Section } from "../ui/card";
import { Tabs } from "../ui/tabs";
import { ANSWERING, ANSWERING_OF_PEOPLE, DECIDING } from "./columns";
import { GroupsTable } from "./groups-table";
import { TableSkeleton } from "./insights-skeleton";
import { askedOf, GROUPS, type InsightsView, pathOf } from "./view";
import { dayWords } from "./words";

interface GroupsProps {
  view: InsightsView;
  now: Date;
  onChange: (change: Partial<InsightsView>) => void;
}

const NAMES = { type: "Type", team: "Team", person: "Person", week: "Week" } as const;

/** The same figures by type, team, person or week. */
export function Groups(props: GroupsProps) {
  const { view, onChange } = props;
  const by = (value: string) => GROUPS.find((group) => group === value) ?? "type";
  return (
    <Tabs
      label="Group by"
      value={view.by}
      onValueChange={(value) => onChange({ by: by(value), sort: "" })}
      tabs={GROUPS.map((group) => ({
        value: group,
        label: `By ${group}`,
        content: group === view.by && <Tables {...props} />,
      }))}
    />
  );
}

type Item = StatsWire["items"][number];

function Tables({ view, now, onChange }: GroupsProps) {
  const { by } = view;
  const query = useQuery(statsQuery(askedOf(view, by, now)));
  return (
    <Loaded query={query} name="The table" skeleton={<TableSkeleton />}>
      {(stats) => {
        if (stats.by !== by) return <TableSkeleton />;
        const whole = { type: view.type, team: view.team, person: view.person };
        const scopeOf = ({ key }: Item) =>
          by === "week" ? { ...whole, ...weekOf(key) } : { ...whole, ...daysOf(stats), [by]: key };
        const common = {
          of: NAMES[by],
          items: stats.items,
          scopeOf,
          nameOf: (item: Item) => <Name item={item} view={view} />,
          sort: view.sort,
          onSort: (sort: string) => onChange({ sort }),
        };
        if (stats.items.length === 0) return <Nobody by={by} />;
        return (
          <div className="flex flex-col gap-6">
            <GroupsTable
              {...common}
              caption={`How requests were answered, by ${by}`}
              columns={by === "person" ? ANSWERING_OF_PEOPLE : ANSWERING}
            />
            {by !== "week" && (
              <Section title="How decisions are made">
                <p className="mb-3 max-w-3xl text-pretty text-ink-muted">
                  Nearly everything approved, within seconds, or without being opened: that can mean that a
                  request is routine and a rule could decide it, or that there are too many to read. The
                  figures cannot tell which, so ask before you conclude. Shares are shown from{" "}
                  {ENOUGH_DECISIONS} decisions on. Answers from Slack, which shows the request itself, count
                  neither as opened nor as not opened.
                </p>
                <GroupsTable {...common} caption={`How decisions are made, by ${by}`} columns={DECIDING} />
              </Section>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** A name narrows the whole page to its group. */
function Name({ item: { key, name }, view }: { item: Item; view: InsightsView }) {
  if (view.by === "week")
    return (
      <>
        {dayWords(key)} <span className="text-ink-muted">{name}</span>
      </>
    );
  const path = pathOf({ ...view, [view.by]: key, by: view.by === "person" ? "type" : "person", sort: "" });
  return (
    <Link href={path} className="rounded-md hover:underline">
      {name}
    </Link>
  );
}

const Nobody = ({ by }: { by: InsightsView["by"] }) => (
  <p className="py-8 text-center text-ink-muted">
    {by === "team"
      ? "No team was asked, and nobody who answered is in one."
      : by === "person"
        ? "Nobody answered in these weeks."
        : "There is nothing to group."}
  </p>
);

const daysOf = ({ from, to }: StatsWire) => ({ from, to });

const weekOf = (monday: string) => ({
  from: monday,
  to: new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10),
});
