"use client";

import { useQuery } from "@tanstack/react-query";
import { ChartColumn } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { Loaded } from "../admin/loaded";
import { AdminPage } from "../admin/page";
import { statsQuery } from "../queries/stats";
import { EmptyState } from "../ui/empty-state";
import { useNow } from "../ui/now";
import { Controls } from "./controls";
import { FigureGrid } from "./figure-grid";
import { Groups } from "./groups";
import { InsightsSkeleton } from "./insights-skeleton";
import { askedOf, type InsightsView, pathOf, viewOf } from "./view";
import { WeekCharts } from "./week-charts";

/** Weeks change no more often than that. */
const HOUR_MS = 3_600_000;

/** How requests are answered; the URL says of which weeks, and by what they are grouped. */
export function InsightsPage() {
  const view = viewOf(useSearchParams());
  const now = new Date(useNow(HOUR_MS));
  const weeks = useQuery(statsQuery(askedOf(view, "week", now)));
  const change = (some: Partial<InsightsView>) =>
    window.history.replaceState(null, "", pathOf({ ...view, ...some }));
  return (
    <AdminPage
      wide
      title="Insights"
      description="How long answers take, how requests end, and how people decide. Weeks begin on Monday, in UTC."
    >
      <Controls view={view} asked={askedOf(view, view.by, now)} onChange={change} />
      <Loaded query={weeks} name="The figures" skeleton={<InsightsSkeleton />}>
        {(stats) => {
          const { from, to, total, pending } = stats;
          if (total.closed === 0) return <Empty view={view} pending={pending} />;
          const scope = { from, to, type: view.type, team: view.team, person: view.person };
          return (
            <>
              {pending > 0 && <Pending count={pending} />}
              <FigureGrid stats={stats} scope={scope} />
              <WeekCharts items={stats.items} />
              <Groups view={view} now={now} onChange={change} />
            </>
          );
        }}
      </Loaded>
    </AdminPage>
  );
}

const Pending = ({ count }: { count: number }) => (
  <p role="status" className="text-ink-muted">
    {count >= 10_000 ? "More than 10,000" : count.toLocaleString("en")} closed requests are still being
    counted.
  </p>
);

function Empty({ view, pending }: { view: InsightsView; pending: number }) {
  const narrowed = view.type !== "" || view.team !== "" || view.person !== "";
  return (
    <EmptyState icon={<ChartColumn />} title="Nothing was closed in these weeks">
      {pending > 0
        ? "What was closed is being counted now; it shows here in a moment."
        : narrowed
          ? "Take a filter away, or choose a longer time."
          : "As soon as people answer requests, or their deadlines pass, you see here how long that takes, what is escalated, and who might need relief."}
    </EmptyState>
  );
}
