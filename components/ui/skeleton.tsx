import clsx from "clsx";

/** A grey stand-in with the size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("animate-pulse rounded-md bg-hover", className)} />;
}
