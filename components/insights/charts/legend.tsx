interface LegendProps {
  entries: readonly { name: string; color: string; dashed?: boolean }[];
}

/** What the colours of a chart stand for. */
export function Legend({ entries }: LegendProps) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
      {entries.map(({ name, color, dashed }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg aria-hidden width="14" height="10">
            <line
              x1="0"
              y1="5"
              x2="14"
              y2="5"
              stroke={color}
              strokeWidth={dashed === undefined ? 10 : 2}
              strokeDasharray={dashed ? "4 3" : undefined}
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
