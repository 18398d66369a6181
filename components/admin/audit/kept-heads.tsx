"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import type { AnchorsWire } from "@/core/wire/audit-anchors";
import { aboutAnchors, anchorsQuery, sendHeads } from "../../queries/audit-anchors";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Skeleton } from "../../ui/skeleton";
import { Time } from "../../ui/time";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { EditAnchors } from "./edit-anchors";

/** Where signed heads are kept besides, so that a log that was cut off is found out. */
export function KeptHeads() {
  const { data: anchors, isError } = useQuery(anchorsQuery());
  const mayEdit = useMayEdit();
  const sender = useSave({
    send: (_: null) => sendHeads(),
    stale: aboutAnchors,
    done: "Whoever lacks the newest head gets it",
  });
  return (
    <section
      aria-label="Where heads are kept"
      className="flex flex-col gap-3 rounded-md border border-line bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="flex min-w-0 flex-1 basis-56 items-start gap-2">
          <Archive aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          {anchors ? <Summary anchors={anchors} /> : <Loading failed={isError} />}
        </p>
        {anchors && mayEdit && (
          <div className="flex flex-wrap gap-2">
            {anchors.places.length > 0 && (
              <Button pending={sender.saving} onClick={() => void sender.save(null)}>
                Send now
              </Button>
            )}
            <EditAnchors anchors={anchors} />
          </div>
        )}
      </div>
      <Problem problem={sender.problem} />
      {anchors && anchors.places.length > 0 && (
        <ul aria-label="Places" className="flex flex-col gap-2 border-t border-line pt-3 text-sm">
          {anchors.places.map((place) => (
            <Place key={`${place.kind} ${place.address}`} place={place} />
          ))}
        </ul>
      )}
    </section>
  );
}

const Loading = ({ failed }: { failed: boolean }) =>
  failed ? <span>Where heads are kept could not be loaded.</span> : <Skeleton className="h-5 w-48" />;

function Summary({ anchors: { places, file } }: { anchors: AnchorsWire }) {
  if (places.length > 0)
    return (
      <span>
        Signed heads are kept in {places.length === 1 ? "1 place" : `${places.length} places`}
        {file && ", and in this server’s file"}
      </span>
    );
  return (
    <span>
      {file ? "Signed heads are kept in this server’s file." : "Signed heads are kept nowhere else."}{" "}
      <span className="text-ink-muted">
        Only a head that is kept elsewhere shows that the newest entries were cut off.
      </span>
    </span>
  );
}

function Place({ place }: { place: AnchorsWire["places"][number] }) {
  const { kind, address, last_sent_at, last_tree_size, last_error, next_at } = place;
  return (
    <li className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-2">
        <Badge>{kind === "mail" ? "Mail" : "Webhook"}</Badge>
        <span className="min-w-0 wrap-anywhere">{address}</span>
        <span className="text-ink-muted">
          {last_sent_at ? (
            <>
              {last_tree_size?.toLocaleString("en")} entries, <Time at={last_sent_at} focusable />
            </>
          ) : (
            "Nothing sent yet"
          )}
        </span>
      </span>
      {last_error && (
        <span className="wrap-anywhere text-bad">
          {last_error} Next attempt: <Time at={next_at} />
        </span>
      )}
    </li>
  );
}
