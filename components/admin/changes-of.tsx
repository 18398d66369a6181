"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { auditQuery } from "../queries/audit";
import { Section } from "../ui/card";
import { EntryRow } from "./audit/entry-row";
import { Loaded } from "./loaded";

const SHOWN = 5;

/** What was changed about one thing lately. */
export function ChangesOf({ subject }: { subject: string }) {
  const query = useInfiniteQuery(auditQuery({ subject }));
  return (
    <Section
      title="Changes"
      actions={
        <Link href={`/admin/audit?subject=${subject}`} className="text-sm text-accent-ink hover:underline">
          All in the audit trail
        </Link>
      }
    >
      <Loaded query={query} name="The changes">
        {({ pages }) => {
          const changes = pages[0]?.items.slice(0, SHOWN) ?? [];
          if (changes.length === 0)
            return <p className="text-ink-muted">Nothing was changed here since it was set up.</p>;
          return (
            <ul
              aria-label="Changes"
              className="divide-y divide-line rounded-md border border-line bg-surface"
            >
              {changes.map((change) => (
                <EntryRow key={change.id} entry={change} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}
