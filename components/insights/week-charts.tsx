"use client";

import dynamic from "next/dynamic";
import type { StatsWire } from "@/core/wire/stats";
import { Skeleton } from "../ui/skeleton";
import { dayWords, durationWords } from "./words";

/** Only this page loads what draws. */
const Drawn = dynamic(() => import("./charts/week-charts").then(({ WeekCharts }) => WeekCharts), {
  ssr: false,
  loading: () => <ChartsSkeleton />,
});

/** The weeks as charts, and as a table for those who cannot see them. */
export function WeekCharts({ items }: { items: StatsWire["items"] }) {
  return (
    <div className="relative">
      <Drawn items={items} />
      <div className="sr-only">
        <table>
          <caption>Week by week</caption>
          <thead>
            <tr>
              {[
                "Week of",
                "Answered",
                "Timed out",
                "Withdrawn",
                "By a rule",
                "Half within",
                "95 % within",
              ].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ key, figures }) => (
              <tr key={key}>
                <th scope="row">{dayWords(key)}</th>
                <td>{figures.answered}</td>
                <td>{figures.timed_out}</td>
                <td>{figures.withdrawn}</td>
                <td>{figures.automatic}</td>
                <td>{durationWords(figures.response_p50_seconds)}</td>
                <td>{durationWords(figures.response_p95_seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** As high as the charts with their titles and legends. */
export function ChartsSkeleton() {
  return (
    <div className="grid grid-cols-1 gap-6 desk:grid-cols-2">
      {[0, 1].map((index) => (
        <div key={index} className="flex h-[17.5rem] flex-col gap-2 max-desk:h-[18.5rem]">
          <Skeleton className="h-8 w-40" />
          <Skeleton className="flex-1" />
        </div>
      ))}
    </div>
  );
}
