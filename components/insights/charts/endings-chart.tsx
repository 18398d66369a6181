"use client";

import { scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import type { StatsWire } from "@/core/wire/stats";
import { countWords, dayWords } from "../words";
import { Legend } from "./legend";
import { Plot } from "./plot";

const ENDINGS = [
  { key: "answered", name: "Answered", color: "var(--color-accent)" },
  { key: "timed_out", name: "Timed out", color: "var(--color-bad)" },
  { key: "withdrawn", name: "Withdrawn", color: "var(--color-line-strong)" },
  { key: "automatic", name: "Decided by a rule", color: "var(--color-good)" },
] as const;

/** How many closed in each week, and how. */
export function EndingsChart({ items }: { items: StatsWire["items"] }) {
  const most = Math.max(1, ...items.map(({ figures }) => figures.closed));
  return (
    <>
      <Plot
        weeks={items.map(({ key }) => key)}
        scale={(bottom) => scaleLinear({ domain: [0, most], range: [bottom, 0], nice: 4 })}
        ticks={(scale) => scale.ticks(4).filter(Number.isInteger)}
        tickWords={countWords}
      >
        {({ x, width, y }) =>
          items.map(({ key, figures }) => {
            let below = 0;
            return (
              <g key={key}>
                {ENDINGS.map((ending) => {
                  const count = figures[ending.key];
                  const top = y(below + count);
                  const height = y(below) - top;
                  below += count;
                  if (count === 0) return null;
                  return (
                    <Bar
                      key={ending.key}
                      x={x(key)}
                      y={top}
                      width={width}
                      height={height}
                      fill={ending.color}
                    >
                      <title>{`${dayWords(key)}: ${ending.name} ${countWords(count)}`}</title>
                    </Bar>
                  );
                })}
              </g>
            );
          })
        }
      </Plot>
      <Legend entries={ENDINGS} />
    </>
  );
}
