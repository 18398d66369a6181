import { Skeleton } from "../ui/skeleton";

/** An intent's page before it is there, in the same places. */
export function IntentSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-4 pt-4 desk:px-6"
    >
      <div className="flex flex-col gap-2">
        <Skeleton className="h-7 w-80 max-w-full" />
        <Skeleton className="h-5 w-96 max-w-full" />
        <div className="flex gap-1.5">
          <Skeleton className="h-5 w-28" />
          <Skeleton className="h-5 w-20" />
          <Skeleton className="h-5 w-16" />
        </div>
      </div>
      <Skeleton className="h-5 w-full" />
      <div className="flex gap-1">
        <Skeleton className="h-12 flex-1" />
        <Skeleton className="h-12 flex-1" />
        <Skeleton className="h-12 flex-1" />
      </div>
      <Skeleton className="h-28" />
      <Skeleton className="h-52" />
      <Skeleton className="h-40" />
    </div>
  );
}
