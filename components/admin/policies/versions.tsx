"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { toast } from "sonner";
import type { Json } from "@/core/json";
import type { PolicyVersionWire, PolicyWire } from "@/core/wire/policies";
import { LoadMore } from "../../inbox/load-more";
import type { Pickable } from "../../queries/people";
import { POLICIES_KEY, restorePolicy, versionsQuery } from "../../queries/policies";
import { diffJson } from "../../revision/diff-json";
import { DiffLines } from "../../revision/diff-lines";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Time } from "../../ui/time";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { changesInWords } from "./changes";
import { chainInWords } from "./words";

interface VersionsProps {
  policy: PolicyWire;
  people: readonly Pickable[];
}

/** What the policy said from one save to the next; any of it can be made to hold again. */
export function Versions({ policy, people }: VersionsProps) {
  const query = useInfiniteQuery(versionsQuery(policy.slug));
  return (
    <div className="flex flex-col gap-3">
      <Loaded query={query} name="The versions">
        {({ pages }) => {
          const versions = pages.flatMap(({ items }) => items);
          if (versions.length === 0)
            return <p className="text-ink-muted">Versions are kept from the next save on.</p>;
          return (
            <ol
              aria-label="Versions"
              className="divide-y divide-line rounded-md border border-line bg-surface"
            >
              {versions.map((version, index) => (
                <Version
                  key={version.number}
                  {...{ policy, version, people }}
                  before={versions[index + 1] ?? null}
                />
              ))}
            </ol>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <LoadMore
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </div>
  );
}

interface VersionProps extends VersionsProps {
  version: PolicyVersionWire;
  /** The one before it; null of the first, and of the last that is loaded. */
  before: PolicyVersionWire | null;
}

function Version({ policy, version, before, people }: VersionProps) {
  const { number, action, by, at, note, restored_from } = version;
  const mayEdit = useMayEdit();
  const changes = before ? changesInWords(before.policy, version.policy, people) : [];
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex min-w-0 flex-wrap items-center gap-x-2">
          <span className="font-medium">Version {number}</span>
          {number === policy.version && <Badge tone="accent">holds now</Badge>}
          <span className="text-ink-muted">
            {by.name} {action === "restored" ? `restored version ${restored_from}` : `${action} it`}{" "}
            <Time at={at} />
          </span>
        </h3>
        {mayEdit && number !== policy.version && <Restore {...{ policy, version, people }} />}
      </div>
      {note && <p className="text-pretty wrap-anywhere">“{note}”</p>}
      {changes.length > 0 && (
        <ul className="list-disc pl-5 text-ink-muted">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {changes.length === 0 && <p className="text-ink-muted">{chainInWords(version.policy, people)}</p>}
      {before && <Fields before={before.policy} after={version.policy} />}
    </li>
  );
}

function Fields({ before, after }: Record<"before" | "after", PolicyVersionWire["policy"]>) {
  const lines = useMemo(
    () => diffJson(before as Json, after as Json).filter(({ kind }) => kind !== "same"),
    [before, after],
  );
  if (lines.length === 0) return null;
  return (
    <details>
      <summary className="inline-flex min-h-6 items-center text-sm text-ink-muted hover:text-ink">
        Field by field
      </summary>
      <DiffLines lines={lines} whole={false} />
    </details>
  );
}

function Restore({ policy, version, people }: Omit<VersionProps, "before">) {
  const { number } = version;
  const client = useQueryClient();
  const confirm = async () => {
    await restorePolicy(policy.slug, { version: number });
    toast.success(`Version ${number} restored`);
    await client.invalidateQueries({ queryKey: POLICIES_KEY });
  };
  const changes = changesInWords(policy, version.policy, people);
  return (
    <ConfirmRemoval
      trigger={
        <Button size="sm" className="max-desk:h-11" aria-label={`Restore version ${number}`}>
          Restore
        </Button>
      }
      title={`Restore version ${number}?`}
      act={`Restore version ${number}`}
      onConfirm={confirm}
    >
      <p>It becomes a new version that holds for new requests. Open ones go on as before.</p>
      {changes.length > 0 && (
        <ul className="list-disc pl-5">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
    </ConfirmRemoval>
  );
}
