import { Skeleton } from "../ui/skeleton";
import { ChartsSkeleton } from "./week-charts";

/** What is coming, in its real places. */
export function InsightsSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-6">
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line sm:grid-cols-3">
        {Array.from({ length: 9 }, (_, index) => (
          <div
            key={index}
            className="flex h-[5.75rem] max-sm:last:col-span-2 flex-col gap-2 bg-surface px-4 py-3"
          >
            <Skeleton className="h-4 w-24" />
            <Skeleton className="h-6 w-16" />
          </div>
        ))}
      </div>
      <ChartsSkeleton />
      <TableSkeleton />
    </div>
  );
}

export function TableSkeleton() {
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} className="h-10" />
      ))}
    </div>
  );
}
