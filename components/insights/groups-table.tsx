"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import type { Scope } from "@/core/insights/behind";
import type { StatsWire } from "@/core/wire/stats";
import type { Column } from "./columns";

type Item = StatsWire["items"][number];

interface GroupsTableProps {
  caption: string;
  /** What a row is: "Person". */
  of: string;
  items: readonly Item[];
  columns: readonly Column[];
  scopeOf: (item: Item) => Scope;
  nameOf: (item: Item) => ReactNode;
  /** A column's key, "-" before it where the least comes first. */
  sort: string;
  onSort: (sort: string) => void;
}

/** Groups with their figures, sorted by whichever the reader chooses. Where it is wider than the page, it scrolls by itself. */
export function GroupsTable({
  caption,
  of,
  items,
  columns,
  scopeOf,
  nameOf,
  sort,
  onSort,
}: GroupsTableProps) {
  const sorted = columns.find(({ key }) => key === sort.replace("-", ""));
  const rows = sorted ? items.toSorted(byColumn(sorted, sort.startsWith("-"))) : items;
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={caption}
      className="relative overflow-x-auto rounded-md border border-line bg-surface -outline-offset-2"
    >
      <table className="w-full border-collapse text-left tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-sm text-ink-muted">
            <th scope="col" className="min-w-36 px-4 py-2 font-medium">
              {of}
            </th>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((item) => (
            <tr key={item.key} className="hover:bg-hover">
              <th scope="row" className="max-w-64 px-4 py-2.5 font-normal wrap-anywhere">
                {nameOf(item)}
              </th>
              {columns.map(({ key, cell }) => (
                <td key={key} className="px-3 py-2.5 text-right whitespace-nowrap last:pr-4">
                  {cell(item.figures, scopeOf(item))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type HeadProps = { column: Column } & Pick<GroupsTableProps, "sort" | "onSort">;

/** The first press puts the most on top, the second the least. */
function Head({ column: { key, name }, sort, onSort }: HeadProps) {
  const direction = sort === key ? "descending" : sort === `-${key}` ? "ascending" : undefined;
  const Arrow = direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" aria-sort={direction ?? "none"} className="px-1 py-1 text-right font-medium last:pr-2">
      <button
        type="button"
        onClick={() => onSort(direction === "descending" ? `-${key}` : key)}
        className="inline-flex min-h-8 items-center gap-1 rounded-md px-2 whitespace-nowrap -outline-offset-2 hover:bg-hover hover:text-ink"
      >
        <Arrow aria-hidden className={clsx("size-3.5", !direction && "opacity-0")} />
        {name}
      </button>
    </th>
  );
}

/** Nothing known comes last, whichever way. */
const byColumn =
  ({ key }: Column, least: boolean) =>
  (a: Item, b: Item): number => {
    const [x, y] = [a.figures[key], b.figures[key]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return least ? x - y : y - x;
  };
