"use client";

import { scaleLog } from "@visx/scale";
import { LinePath } from "@visx/shape";
import type { StatsWire } from "@/core/wire/stats";
import { dayWords, durationWords } from "../words";
import { Legend } from "./legend";
import { Plot } from "./plot";

const LINES = [
  { key: "response_p50_seconds", name: "Half within", color: "var(--color-accent)", dashed: false },
  { key: "response_p95_seconds", name: "95 % within", color: "var(--color-warn)", dashed: true },
] as const;

const MARKS = [0.1, 1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800, 2_592_000];

/** How long answers took in each week; upwards every step is many times the one below. */
export function TimesChart({ items }: { items: StatsWire["items"] }) {
  const known = items.flatMap(({ figures }) => LINES.map(({ key }) => figures[key] ?? []).flat());
  const [least, most] = [Math.min(60, ...known), Math.max(61, ...known)];
  const low = MARKS.findLast((mark) => mark <= least) ?? 0.01;
  const high = MARKS.find((mark) => mark >= most) ?? most;
  return (
    <>
      <Plot
        weeks={items.map(({ key }) => key)}
        scale={(bottom) => scaleLog({ domain: [low, high], range: [bottom, 0], clamp: true })}
        ticks={() => MARKS.filter((mark) => mark >= low && mark <= high)}
        tickWords={durationWords}
      >
        {({ x, width, y }) =>
          LINES.map(({ key: line, name, color, dashed }) => (
            <g key={line}>
              <LinePath
                data={items}
                defined={({ figures }) => figures[line] !== null}
                x={({ key }) => x(key) + width / 2}
                y={({ figures }) => y(figures[line] ?? low)}
                stroke={color}
                strokeWidth={2}
                strokeDasharray={dashed ? "4 3" : undefined}
              />
              {items.map(({ key, figures }) => {
                const seconds = figures[line];
                return (
                  seconds !== null && (
                    <circle key={key} cx={x(key) + width / 2} cy={y(seconds)} r={3} fill={color}>
                      <title>{`${dayWords(key)}: ${name.toLowerCase()} ${durationWords(seconds)}`}</title>
                    </circle>
                  )
                );
              })}
            </g>
          ))
        }
      </Plot>
      <Legend entries={LINES} />
    </>
  );
}
