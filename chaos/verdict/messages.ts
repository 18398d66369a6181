import { createHmac } from "node:crypto";
import type { Fact } from "@/core/facts";
import { resumesAgent, webhookTypeOf } from "@/core/effects";
import type { Hook } from "../world/hooks";
import type { Found, FoundFact } from "./found";
import { doubles, type Invariant } from "./invariant";

const ENDS = new Set(["intent.decided", "intent.timed_out", "intent.canceled"]);

/** What people were mailed and agents were sent. */
export const messages: Invariant[] = [
  {
    promise: "nobody is told twice of one fact",
    broken: ({ notices, mails }) => [
      ...doubles(notices, ({ seq, user_id, channel }) => `fact ${seq} to ${user_id} by ${channel}`),
      ...doubles(
        notices.filter(({ id }) => mails.has(id)),
        ({ seq, email }) => `mails about fact ${seq} to ${email}`,
      ),
    ],
  },
  {
    promise: "a notice counts as sent when its mail was taken, and not before; none is given up",
    broken: ({ notices, mails }) =>
      notices
        .filter(({ id, status }) => status === "failed" || (status === "sent" && !mails.has(id)))
        .map(({ id, status }) => `${id} is ${status}`),
  },
  {
    promise: "a mail goes to whom its notice is for, and every mail has one",
    broken: ({ notices, mails }) => {
      const addresses = new Map(notices.map(({ id, email }) => [id, email]));
      return [...mails]
        .filter(([key, { to }]) => addresses.get(key) !== to)
        .map(([key, { to }]) => `${key} went to ${to}`);
    },
  },
  {
    promise: "each fact has one webhook for each place that is to hear of it, and no other",
    broken: (found) => {
      const due = expected(found);
      const made = found.deliveries.map(({ seq, url }) => `fact ${seq} to ${url}`);
      const known = new Set(made);
      return [
        ...[...due].filter((one) => !known.has(one)).map((one) => `there is none of ${one}`),
        ...made.filter((one) => !due.has(one)).map((one) => `nobody wants ${one}`),
        ...doubles(made, (one) => one).map((one) => `there are two of ${one}`),
      ];
    },
  },
  {
    promise: "every webhook arrives, under the id of its fact and place",
    broken: ({ deliveries, hooks }) => {
      const paths = new Map(deliveries.map(({ id, url }) => [id, new URL(url).pathname]));
      const arrived = new Set(hooks.filter(({ heard }) => heard).map(({ id }) => id));
      return [
        ...deliveries
          .filter(({ id, status }) => status !== "delivered" || !arrived.has(id))
          .map(
            ({ id, status }) => `${id} is ${status} and ${arrived.has(id) ? "arrived" : "did not arrive"}`,
          ),
        ...hooks
          .filter(({ id, path }) => paths.get(id) !== path)
          .map(({ id, path }) => `${id} came to ${path}`),
      ];
    },
  },
  {
    promise: "every webhook is signed by its place's secret",
    broken: ({ hooks, places }) => {
      const secrets = new Map(places.map(({ url, secret }) => [new URL(url).pathname, secret]));
      return hooks
        .filter((hook) => !isSigned(hook, secrets.get(hook.path) ?? ""))
        .map(({ id }) => `${id} is not`);
    },
  },
  {
    promise: "a webhook about an end tells the one that stands",
    broken: ({ hooks, intents }) =>
      hooks.flatMap(({ id, body }) => {
        const { type, data } = JSON.parse(body);
        const row = intents.get(data.id);
        if (!row) return [`${id} is about ${data.id}, which is not there`];
        const stands = !ENDS.has(type) || (data.status === row.status && data.outcome === row.outcome);
        return stands ? [] : [`${id} told ${data.status} ${data.outcome} of ${row.id}`];
      }),
  },
  {
    promise: "no request is refused as a mistake of the server's",
    broken: ({ mistakes }) => mistakes,
  },
];

/** Each fact with each place that is to hear of it. */
function expected({ facts, ledger, places }: Found): Set<string> {
  const due = [...facts].flatMap(([id, list]) => {
    const callback = ledger.entries.get(id)?.callback;
    return list.flatMap((fact) => {
      const type = webhookTypeOf(asFact(fact));
      const endpoints = places.filter(({ events }) => type !== null && events?.includes(type));
      const urls = endpoints.map(({ url }) => url);
      if (callback && resumesAgent(asFact(fact))) urls.push(callback);
      return urls.map((url) => `fact ${fact.seq} to ${url}`);
    });
  });
  return new Set(due);
}

const asFact = (fact: FoundFact): Fact => fact as unknown as Fact;

/** As Standard Webhooks has it, whatever the clocks were at. */
function isSigned({ id, timestamp, body, signatures }: Hook, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const wanted = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  return signatures.split(" ").includes(wanted);
}
