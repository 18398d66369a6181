"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { DELIVERY_STATUSES, type DeliveryStatus } from "@/core/webhook";
import type { DeliveryWire } from "@/core/wire/webhooks";
import { LoadMore } from "../../inbox/load-more";
import { deliveriesQuery } from "../../queries/webhooks";
import { Badge, type Tone } from "../../ui/badge";
import { Card } from "../../ui/card";
import { Select } from "../../ui/select";
import { Time } from "../../ui/time";
import { Loaded } from "../loaded";

const ALL = "all";
const STATUS_WORDS: Readonly<Record<DeliveryStatus, { word: string; tone: Tone }>> = {
  delivered: { word: "Delivered", tone: "good" },
  pending: { word: "Waiting", tone: "accent" },
  failed: { word: "Given up", tone: "bad" },
};
const OPTIONS = [
  { value: ALL, label: "All deliveries" },
  ...DELIVERY_STATUSES.map((status) => ({ value: status, label: STATUS_WORDS[status].word })),
];

/** What went to an endpoint, newest first. */
export function Deliveries({ id }: { id: string }) {
  const [status, setStatus] = useState<DeliveryStatus | null>(null);
  const query = useInfiniteQuery(deliveriesQuery(id, status));
  return (
    <Card
      title="Deliveries"
      actions={
        <Select
          aria-label="Which deliveries"
          className="w-44"
          options={OPTIONS}
          value={status ?? ALL}
          onValueChange={(value) => setStatus(DELIVERY_STATUSES.find((each) => each === value) ?? null)}
        />
      }
    >
      <Loaded query={query} name="The deliveries">
        {({ pages }) => <Rows deliveries={pages.flatMap(({ items }) => items)} all={status === null} />}
      </Loaded>
      {query.hasNextPage && (
        <LoadMore
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      )}
    </Card>
  );
}

function Rows({ deliveries, all }: { deliveries: readonly DeliveryWire[]; all: boolean }) {
  if (deliveries.length === 0)
    return (
      <p className="py-4 text-center text-ink-muted">
        {all ? "Nothing was sent yet: the next event that fits comes here." : "None of these."}
      </p>
    );
  return (
    <ul aria-label="Deliveries" className="-my-1 divide-y divide-line">
      {deliveries.map((delivery) => (
        <Row key={delivery.id} delivery={delivery} />
      ))}
    </ul>
  );
}

function Row({ delivery }: { delivery: DeliveryWire }) {
  const { event, intent, status, attempts, last_error, next_attempt_at, created_at } = delivery;
  const { word, tone } = STATUS_WORDS[status];
  return (
    <li className="flex flex-col gap-1 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{word}</Badge>
        <code className="font-mono text-sm">{event}</code>
        <Link
          href={`/inbox/${intent.id}`}
          className="min-w-0 flex-1 basis-40 truncate leading-6 text-accent-ink hover:underline"
        >
          {intent.title}
        </Link>
        <Time at={created_at} focusable className="text-sm text-ink-muted" />
      </div>
      {(attempts > 1 || last_error) && (
        <p className="text-sm text-ink-muted wrap-anywhere">
          {attempts} {attempts === 1 ? "attempt" : "attempts"}
          {last_error && `, the last: ${last_error}`}
          {next_attempt_at && (
            <>
              . Next <Time at={next_attempt_at} />
            </>
          )}
        </p>
      )}
    </li>
  );
}
