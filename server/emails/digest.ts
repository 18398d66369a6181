import type { Digest, DigestClosed, DigestWaiting } from "@/core/digest";
import type { Letter, LinkList } from "./letter";
import { relativeTime, zonedTime } from "./times";
import { oneLine } from "./untrusted";
import { outcomeWords } from "./wording";

/** What waits for somebody, soonest deadline first, and what has ended since the last digest. */
export function digestLetter(digest: Digest): Letter {
  const { waiting, waitingCount, closed, closedCount, inboxUrl, unsubscribe } = digest;
  const [first] = waiting;
  const heading = waitingCount === 0 ? "Nothing waits for you" : `${requests(waitingCount)} for you`;
  const lead = first
    ? `The next deadline is ${zonedTime(first.deadlineAt, digest.timeZone)} (${relativeTime(first.deadlineAt, digest.at)}).`
    : `${counted(closedCount, "request")} you were asked about ended since the last digest.`;
  const lists: LinkList[] = [
    {
      title: "Waiting for you",
      rows: waiting.map((one) => waitingRow(one, digest)),
      note: more(waitingCount, waiting.length),
    },
    {
      title: "Ended since the last digest",
      rows: closed.map(closedRow),
      note: more(closedCount, closed.length),
    },
  ];
  return {
    subject: `${heading}${closedCount > 0 && waitingCount > 0 ? `, ${closedCount} ended` : ""}`,
    preview: lead,
    heading,
    lead,
    facts: [],
    button: { label: "Open your inbox", url: inboxUrl, note: "You answer there, after signing in." },
    fields: null,
    quote: null,
    lists: lists.filter(({ rows }) => rows.length > 0),
    link: null,
    footer: `Times are those of ${digest.timeZone}. Countersign mails you this digest because you asked for it.`,
    stop: { label: "Stop the digest", url: unsubscribe.page },
  };
}

const requests = (count: number): string => `${counted(count, "request")} ${count === 1 ? "waits" : "wait"}`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const more = (count: number, shown: number): string | null =>
  count > shown ? `And ${count - shown} more in your inbox.` : null;

function waitingRow(one: DigestWaiting, { timeZone, at }: Digest): LinkList["rows"][number] {
  const when = `${zonedTime(one.deadlineAt, timeZone)} (${relativeTime(one.deadlineAt, at)})`;
  const badge = badgeOf(one);
  return {
    label: titleOf(one),
    url: one.url,
    detail: `Answer by ${when}. Asked by ${oneLine(one.agent, 60) || "an agent"}.`,
    ...(badge && { badge }),
  };
}

function badgeOf({ risk, priority }: DigestWaiting): LinkList["rows"][number]["badge"] {
  if (risk === "critical") return { label: "Critical risk", tone: "danger" };
  if (risk === "high") return { label: "High risk", tone: "danger" };
  if (priority === "urgent") return { label: "Urgent", tone: "warning" };
  return undefined;
}

function closedRow(one: DigestClosed): LinkList["rows"][number] {
  return { label: titleOf(one), url: one.url, detail: endWords(one) };
}

function endWords({ status, outcome, by }: DigestClosed): string {
  if (status === "canceled") return "Withdrawn by the agent.";
  const counts = outcome === null ? "without an answer" : `as ${outcomeWords(outcome)}`;
  if (status === "timed_out") return `Nobody answered in time; it ended ${counts}.`;
  const who = oneLine(by ?? "", 60) || "Somebody";
  return outcome === null ? `${who} answered.` : `${who} answered ${outcomeWords(outcome)}.`;
}

const titleOf = ({ title }: { title: string }): string => oneLine(title, 200) || "A request without a title";
