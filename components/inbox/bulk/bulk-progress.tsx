interface BulkProgressProps {
  done: number;
  total: number;
}

export function BulkProgress({ done, total }: BulkProgressProps) {
  const words = `Sent ${done} of ${total}`;
  return (
    <div className="flex flex-col gap-2 pt-1 pb-4">
      <p role="status" className="text-ink-muted tabular-nums">
        {words}
      </p>
      <progress
        aria-label="Sending"
        value={done}
        max={total}
        className="h-1.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
    </div>
  );
}
