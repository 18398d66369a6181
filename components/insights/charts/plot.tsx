"use client";

import { AxisBottom, AxisLeft } from "@visx/axis";
import { useParentSize } from "@visx/responsive";
import { scaleBand, type scaleLinear, type scaleLog } from "@visx/scale";
import { Line } from "@visx/shape";
import type { ReactNode } from "react";
import { dayWords } from "../words";

/** As high as its stand-in, so that nothing moves when it comes. */
const HEIGHT = 212;
const MARGIN = { top: 8, right: 4, bottom: 28, left: 52 };
const INNER = HEIGHT - MARGIN.top - MARGIN.bottom;
const LABEL_PX = 64;

type Vertical = ReturnType<typeof scaleLinear<number>> | ReturnType<typeof scaleLog<number>>;

interface PlotProps<S extends Vertical> {
  /** The Mondays. */
  weeks: readonly string[];
  /** The scale upwards, for a range from `bottom` to 0 px. */
  scale: (bottom: number) => S;
  ticks: (scale: S) => number[];
  tickWords: (value: number) => string;
  children: (place: { x: (week: string) => number; width: number; y: S; bottom: number }) => ReactNode;
}

/** Weeks from left to right and something upwards. It is for the eye; the same stands in a table beside it. */
export function Plot<S extends Vertical>({ weeks, scale, ticks, tickWords, children }: PlotProps<S>) {
  const { parentRef, width } = useParentSize<HTMLDivElement>({ debounceTime: 60 });
  const inner = Math.max(0, width - MARGIN.left - MARGIN.right);
  const band = scaleBand({ domain: [...weeks], range: [0, inner], paddingInner: 0.25, paddingOuter: 0.1 });
  const y = scale(INNER);
  const marks = ticks(y);
  const every = Math.max(1, Math.ceil((weeks.length * LABEL_PX) / Math.max(1, inner)));
  return (
    <div ref={parentRef} aria-hidden style={{ height: HEIGHT }} className="w-full overflow-hidden">
      {width > 0 && (
        <svg width={width} height={HEIGHT} className="block">
          <g transform={`translate(${MARGIN.left},${MARGIN.top})`}>
            {marks.map((mark) => (
              <Line
                key={mark}
                from={{ x: 0, y: y(mark) }}
                to={{ x: inner, y: y(mark) }}
                stroke="var(--color-line)"
              />
            ))}
            {children({
              x: (week) => band(week) ?? 0,
              width: band.bandwidth(),
              y,
              bottom: INNER,
            })}
            <AxisLeft
              scale={y}
              tickValues={marks}
              hideAxisLine
              hideTicks
              tickFormat={(value) => tickWords(Number(value))}
              tickLabelProps={{ ...LABEL, textAnchor: "end", dx: -4, dy: 4 }}
            />
            <AxisBottom
              top={INNER}
              scale={band}
              tickValues={weeks.filter((_, index) => index % every === 0)}
              hideTicks
              stroke="var(--color-line-strong)"
              tickFormat={dayWords}
              tickLabelProps={{ ...LABEL, textAnchor: "middle" }}
            />
          </g>
        </svg>
      )}
    </div>
  );
}

const LABEL = { fill: "var(--color-ink-muted)", fontSize: 12, fontFamily: "inherit" } as const;
