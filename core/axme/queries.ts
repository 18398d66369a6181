import { z } from "zod";
import type { Status } from "../intent";
import { Seq } from "../wire/list";
import { AXME_STATUSES, type AxmeStatus } from "./status";

/** Who acts for which agent: it may be said, and must then be right. */
export const OwnerQuery = z.object({ owner_agent: z.string().max(383).optional() });

/** A page; AXME's command line asks for as many as it likes. */
const Page = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(50)
    .transform((limit) => Math.min(limit, 100)),
  cursor: z.string().max(500).optional(),
};

export const TasksQuery = OwnerQuery.extend(Page);

export const AxmeListQuery = OwnerQuery.extend({
  ...Page,
  status: z
    .string()
    .toUpperCase()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(AXME_STATUSES)))
    .optional(),
});

/** Only events after `since`. */
export const AxmeEventsQuery = OwnerQuery.extend({ since: Seq.default(0n) });

export const MAX_STREAM_SECONDS = 60;

export const AxmeStreamQuery = AxmeEventsQuery.extend({
  wait_seconds: z.coerce
    .number()
    .int()
    .min(1)
    .default(15)
    .transform((seconds) => Math.min(seconds, MAX_STREAM_SECONDS)),
});

const OURS: Partial<Record<AxmeStatus, Status>> = {
  WAITING: "waiting",
  COMPLETED: "decided",
  FAILED: "decided",
  CANCELED: "canceled",
  TIMED_OUT: "timed_out",
};

/** Where to look for intents in these statuses; nowhere for those that no intent here is ever seen in. */
export const statusesBehind = (wanted: readonly AxmeStatus[]): Status[] => [
  ...new Set(wanted.flatMap((status) => OURS[status] ?? [])),
];
