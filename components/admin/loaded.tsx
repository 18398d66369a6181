"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  /** What is loaded, as in "The teams could not be loaded". */
  name: string;
  /** A stand-in of the real layout; five rows of a list where it is left out. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** What a query brings, with a stand-in before and words for a failure. */
export function Loaded<T>({ query, name, skeleton, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return skeleton ?? <Rows />;
  return (
    <Banner
      tone="error"
      title={`${name} could not be loaded`}
      action={<Button onClick={() => void query.refetch()}>Try again</Button>}
    >
      {wordsOf(query.error)}
    </Banner>
  );
}

function Rows() {
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} className="h-14" />
      ))}
    </div>
  );
}
