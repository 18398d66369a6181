"use client";

import type { StatsWire } from "@/core/wire/stats";
import { Section } from "../../ui/card";
import { EndingsChart } from "./endings-chart";
import { TimesChart } from "./times-chart";

/** Both charts, in a bundle of their own. */
export function WeekCharts({ items }: { items: StatsWire["items"] }) {
  return (
    <div className="grid grid-cols-1 gap-6 desk:grid-cols-2">
      <Section title="Closed by week">
        <EndingsChart items={items} />
      </Section>
      <Section title="Time to answer by week">
        <TimesChart items={items} />
      </Section>
    </div>
  );
}
