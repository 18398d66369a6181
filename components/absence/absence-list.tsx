"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Loaded } from "../admin/loaded";
import { ResourceList } from "../admin/resource-list";
import { LoadMore } from "../inbox/load-more";
import { type AbsenceFilter, absencesQuery } from "../queries/absences";
import { AbsenceActions } from "./absence-actions";
import { AbsenceRow } from "./absence-row";

interface AbsenceListProps {
  filter: AbsenceFilter;
  label: string;
  /** Whether the reader may change these. */
  mayEdit: boolean;
  empty: ReactNode;
}

/** Absences with what can be done with them. */
export function AbsenceList({ filter, label, mayEdit, empty }: AbsenceListProps) {
  const query = useInfiniteQuery(absencesQuery(filter));
  const whose = filter.user === "me" ? "mine" : "anybody";
  const editable = mayEdit && filter.when === "current";
  return (
    <Loaded query={query} name={label}>
      {({ pages }) => (
        <>
          <ResourceList
            label={label}
            items={pages.flatMap(({ items }) => items)}
            idOf={({ id }) => id}
            textOf={({ user, delegate, note }) => [user.name, delegate?.name, note].join(" ")}
            row={(absence) => (
              <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
                <div className="min-w-0 flex-1 basis-64">
                  <AbsenceRow absence={absence} named={whose === "anybody"} />
                </div>
                {editable && (
                  <div className="flex items-center gap-1">
                    <AbsenceActions {...{ absence, whose }} />
                  </div>
                )}
              </div>
            )}
            empty={empty}
          />
          {query.hasNextPage && (
            <LoadMore
              loading={query.isFetchingNextPage}
              failed={query.isFetchNextPageError}
              onLoad={() => void query.fetchNextPage()}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
