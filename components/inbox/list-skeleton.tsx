import { Skeleton } from "../ui/skeleton";

/** Rows to come, in the shape of rows. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading requests">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex gap-2.5 border-b border-line px-4 py-2.5">
          <Skeleton className="mt-0.5 size-4" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-3/5" />
            <div className="flex justify-between gap-6">
              <Skeleton className="h-3 w-2/5" />
              <Skeleton className="h-3 w-20" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
