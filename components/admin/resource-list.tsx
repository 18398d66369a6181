"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Input } from "../ui/input";

interface ResourceListProps<T> {
  /** What the list holds: "Teams". */
  label: string;
  items: readonly T[];
  idOf: (item: T) => string;
  /** What the search looks in. */
  textOf: (item: T) => string;
  /** The page of one; left out where a row has its own controls. */
  hrefOf?: (item: T) => string;
  row: (item: T) => ReactNode;
  /** Buttons beside a row that leads somewhere. */
  aside?: (item: T) => ReactNode;
  /** Shown where there is nothing yet: an EmptyState that teaches. */
  empty: ReactNode;
}

/** So few are seen at a glance. */
const SEARCHABLE = 8;

/** A searchable list of what admins set up. */
export function ResourceList<T>({ label, items, textOf, empty, ...rest }: ResourceListProps<T>) {
  const [words, setWords] = useState("");
  if (items.length === 0) return empty;
  const wanted = words.trim().toLowerCase();
  const found = items.filter((item) => textOf(item).toLowerCase().includes(wanted));
  return (
    <div className="flex flex-col gap-3">
      {items.length >= SEARCHABLE && (
        <div className="relative">
          <Search aria-hidden className="absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
          <Input
            type="search"
            aria-label={`Search ${label.toLowerCase()}`}
            placeholder="Search"
            className="pl-8"
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
      )}
      {found.length === 0 ? (
        <p role="status" className="py-8 text-center text-ink-muted">
          Nothing here is called “{words.trim()}”.
        </p>
      ) : (
        <ul aria-label={label} className="divide-y divide-line rounded-md border border-line bg-surface">
          {found.map((item) => (
            <Row key={rest.idOf(item)} item={item} {...rest} />
          ))}
        </ul>
      )}
    </div>
  );
}

type RowProps<T> = Pick<ResourceListProps<T>, "hrefOf" | "row" | "aside"> & { item: T };

function Row<T>({ item, hrefOf, row, aside }: RowProps<T>) {
  return (
    <li className="flex items-center gap-2 has-[a:hover]:bg-hover">
      {hrefOf ? (
        <Link
          href={hrefOf(item)}
          className="min-w-0 flex-1 rounded-md px-4 py-3 -outline-offset-2 wrap-anywhere"
        >
          {row(item)}
        </Link>
      ) : (
        <div className="min-w-0 flex-1 px-4 py-3 wrap-anywhere">{row(item)}</div>
      )}
      {aside && <div className="flex shrink-0 items-center gap-1 pr-3">{aside(item)}</div>}
    </li>
  );
}
