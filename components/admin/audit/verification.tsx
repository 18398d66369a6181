"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { TreeHeadWire } from "@/core/wire/audit-proof";
import { newestHeadQuery, type Verified, verifyTrail } from "../../queries/audit-proof";
import { wordsOf } from "../../queries/problem";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Skeleton } from "../../ui/skeleton";
import { Time } from "../../ui/time";
import { NewestHead } from "./newest-head";
import { Problems } from "./problems";

/** Up to where the trail is sealed, and whether what is stored is still what was sealed. */
export function Verification() {
  const head = useQuery(newestHeadQuery());
  const [sofar, setSofar] = useState<Verified | null>(null);
  const verifying = useMutation({
    mutationFn: () => verifyTrail(setSofar),
    onMutate: () => setSofar(null),
  });
  return (
    <section
      aria-label="Verification"
      className="flex flex-col gap-3 rounded-md border border-line bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="flex min-w-0 flex-1 basis-56 items-start gap-2">
          <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <State head={head.data} failed={head.isError} />
        </p>
        <div className="flex flex-wrap gap-2">
          {head.data && <NewestHead head={head.data} />}
          <Button pending={verifying.isPending} onClick={() => verifying.mutate()}>
            {verifying.isPending ? "Verifying" : "Verify now"}
          </Button>
        </div>
      </div>
      {verifying.isPending && <Progress sofar={sofar} />}
      {verifying.isError && (
        <Banner tone="error" title="The trail could not be verified">
          {wordsOf(verifying.error)}
        </Banner>
      )}
      {verifying.data && <Result verified={verifying.data} />}
    </section>
  );
}

function State({ head, failed }: { head: TreeHeadWire | null | undefined; failed: boolean }) {
  if (head === undefined)
    return failed ? (
      <span>How far it is sealed could not be loaded.</span>
    ) : (
      <Skeleton className="h-5 w-48" />
    );
  if (head === null) return <span>Nothing is sealed yet. Entries are sealed within a second.</span>;
  return (
    <span>
      Sealed up to entry {count(head.tree_size)}, <Time at={head.at} focusable className="text-ink-muted" />
    </span>
  );
}

function Progress({ sofar }: { sofar: Verified | null }) {
  const of = sofar?.of ?? 0;
  return (
    <div role="status" className="flex flex-col gap-1 text-sm text-ink-muted">
      <progress
        aria-label="Verified so far"
        max={of || 1}
        value={sofar?.checked ?? 0}
        className="h-1.5 w-full overflow-hidden rounded-full accent-accent"
      />
      {of > 0 ? `${count(sofar?.checked ?? 0)} of ${count(of)} entries` : "The tree is computed anew."}
    </div>
  );
}

function Result({ verified: { checked, unsealed, problems } }: { verified: Verified }) {
  const waiting = unsealed > 0 ? ` ${count(unsealed)} more wait to be sealed.` : "";
  if (problems.length === 0)
    return (
      <Banner tone="success" title="Everything is as it was sealed">
        {checked === 1 ? "1 entry was" : `${count(checked)} entries were`} checked, with all signed heads.
        {waiting}
      </Banner>
    );
  return <Problems problems={problems} checked={checked} />;
}

const count = (number: number): string => number.toLocaleString("en");
