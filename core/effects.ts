import { isOut } from "./access";
import type { Fact, FactType, Person } from "./facts";
import { currentlyAsked, everAsked, type Intent } from "./intent";
import type { NoticeKind } from "./notice";

/** Somebody to be written to because of a fact. */
export interface NoticeDue {
  userId: string;
  kind: NoticeKind;
}

/** Kinds that carry a link to answer by. */
export const ANSWERABLE: readonly NoticeKind[] = ["waiting", "reminder", "escalated"];
export const isAnswerable = (kind: NoticeKind): boolean => ANSWERABLE.includes(kind);

/** Who is written to about a fact that led to `after`. Nobody is told what they did themselves. */
export function noticesOf(fact: Fact, after: Intent): NoticeDue[] {
  const tell: Tell = (kind, people) =>
    people.filter((person) => person.id !== fact.actor.id).map((person) => ({ userId: person.id, kind }));
  switch (fact.type) {
    case "created":
    case "reassigned":
      return tell("waiting", fact.data.to);
    case "covered":
      return tell("waiting", fact.data.to);
    case "reminded":
      return tell("reminder", fact.data.to);
    case "escalated":
      return tell("escalated", fact.data.to);
    case "revised":
      return tell("waiting", revisionReaders(fact, after));
    case "commented":
      return commentNotices(fact, after, tell);
    case "decided":
      return tell("decided", involved(after));
    case "timed_out":
      return tell("timed_out", involved(after));
    case "canceled":
      return tell("withdrawn", involved(after));
    case "notified":
    case "notification_failed":
    case "claimed":
    case "released":
    case "snoozed":
    case "woken":
    case "left":
    case "changes_requested":
    case "voted":
    case "answered":
    case "taken_back":
    case "result":
    case "revealed":
    case "redacted":
      return [];
  }
}

/** Everybody who was asked, but whom the chain has left behind for good. */
const involved = (intent: Intent) => everAsked(intent).filter(({ id }) => !isOut(intent, id));

type Tell = (kind: NoticeKind, people: readonly Pick<Person, "id">[]) => NoticeDue[];

/** Those who are asked now, and those whose votes are void, wherever they were asked. */
function revisionReaders(
  { data: { voided = [] } }: Extract<Fact, { type: "revised" }>,
  after: Intent,
): Pick<Person, "id">[] {
  const asked = currentlyAsked(after);
  return [...asked, ...voided.filter(({ id }) => !asked.some((person) => person.id === id))];
}

/** An agent's reply is for those who are asked now; who is mentioned is told of that, and once. */
function commentNotices(fact: Extract<Fact, { type: "commented" }>, after: Intent, tell: Tell): NoticeDue[] {
  const mentioned = fact.data.told ?? [];
  const asked = fact.actor.type === "agent" ? currentlyAsked(after) : [];
  const others = mentioned.filter(({ id }) => !asked.some((person) => person.id === id));
  return [...tell("waiting", asked), ...tell("mentioned", others)];
}

/** The public events that facts become; what is not here stays inside. */
const WEBHOOK_TYPES: Partial<Record<FactType, string>> = {
  created: "intent.created",
  reminded: "intent.reminded",
  escalated: "intent.escalated",
  claimed: "intent.claimed",
  commented: "intent.commented",
  changes_requested: "intent.changes_requested",
  decided: "intent.decided",
  timed_out: "intent.timed_out",
  canceled: "intent.canceled",
  result: "intent.result",
};

/** All that an endpoint can subscribe to. */
export const WEBHOOK_EVENTS = Object.values(WEBHOOK_TYPES);

/** The webhook type of a fact, or null where the outside is not told. */
export const webhookTypeOf = (fact: Fact): string | null => WEBHOOK_TYPES[fact.type] ?? null;

/** Whether the agent's own callback hears of it: what ends its wait, or makes it the agent's turn. */
export function resumesAgent(fact: Fact): boolean {
  if (fact.type === "commented") return fact.actor.type !== "agent";
  return ["changes_requested", "decided", "timed_out", "canceled"].includes(fact.type);
}
