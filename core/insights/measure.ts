import type { FactType } from "../facts";
import type { Intent, Via } from "../intent";
import { effectOf } from "../task-types";
import { QUICK_SECONDS, type Trait } from "./traits";
import { type Week, weekOf } from "./weeks";

/** The facts that figures are made of. */
export const MEASURED_FACTS = [
  "created",
  "reminded",
  "escalated",
  "reassigned",
  "covered",
  "changes_requested",
  "commented",
  "revised",
] as const satisfies readonly FactType[];

export interface MeasuredFact {
  type: FactType;
  at: Date;
  /** Whether an agent did it. */
  byAgent: boolean;
  /** Who was newly asked. */
  to: readonly string[];
  /** A comment that hands the turn over. */
  question: boolean;
}

/** A closed intent with what its figures need. */
export interface Closed extends Pick<Intent, "id" | "intentType" | "taskType" | "outcomes" | "createdAt"> {
  workspaceId: string;
  closedAt: Date;
  status: Exclude<Intent["status"], "waiting">;
  /** Null where nothing was decided. `by` is null where no person did. */
  decision: { by: string | null; via: Via | null; at: Date; outcome: string } | null;
  /** In their order. */
  facts: readonly MeasuredFact[];
  /** When the person who decided opened it first; null where they did not. */
  openedAt: Date | null;
  /** False where it was there before openings were recorded. */
  openingsKnown: boolean;
  /** The teams that its last level was addressed to. */
  askedTeams: readonly string[];
  /** The teams of the person who decided. */
  ownTeams: readonly string[];
}

/** What a closed intent adds to the figures. */
export interface Measure {
  intentId: string;
  workspaceId: string;
  closedAt: Date;
  week: Week;
  intentType: string;
  /** Who decided; null where no person did. */
  personId: string | null;
  teamIds: readonly string[];
  traits: readonly Trait[];
  /** From the submission to a person's answer, without the agent's own turns; null where no person answered. */
  responseMs: number | null;
  /** From opening it, else from being asked, and at least from its last revision, to the answer. */
  decidingMs: number | null;
}

export function measureOf(closed: Closed): Measure {
  const { decision } = closed;
  const byPerson = closed.status === "decided" && decision !== null && decision.by !== null;
  const answered = byPerson ? decision : null;
  const personId = answered?.by ?? null;
  const responseMs = answered && span(closed.createdAt, answered.at) - agentsTurnsMs(closed, answered.at);
  const decidingMs = answered && span(beganAt(closed, personId ?? ""), answered.at);
  return {
    intentId: closed.id,
    workspaceId: closed.workspaceId,
    closedAt: closed.closedAt,
    week: weekOf(closed.closedAt),
    intentType: closed.intentType,
    personId,
    teamIds: teamsOf(closed, personId),
    traits: [...traitsOf(closed, answered, decidingMs)],
    responseMs: responseMs && Math.max(0, responseMs),
    decidingMs,
  };
}

type Answered = NonNullable<Closed["decision"]>;

function* traitsOf(closed: Closed, answered: Answered | null, decidingMs: number | null): Generator<Trait> {
  const { status, facts, taskType, outcomes } = closed;
  if (answered) yield "answered";
  else if (status === "decided") return yield "automatic";
  else yield status === "timed_out" ? "timed_out" : "withdrawn";
  if (facts.some(({ type }) => type === "reminded")) yield "reminded";
  if (facts.some(({ type }) => type === "escalated")) yield "escalated";
  if (!answered) return;
  yield effectOf(taskType, outcomes, answered.outcome) === "affirm" ? "approved" : "declined";
  if (!hasAPage(answered.via) || !closed.openingsKnown) return;
  const opened = closed.openedAt !== null && closed.openedAt <= answered.at;
  yield opened ? "opened" : "unopened";
  if (opened && decidingMs !== null && decidingMs < QUICK_SECONDS * 1000) yield "quick";
}

/** Where answers come from that say when they were opened. Slack shows the question itself, and the page of a mail's link sends nothing by itself. */
const hasAPage = (via: Via | null): boolean => via === "inbox";

/** When a person could begin to decide. */
function beganAt({ facts, createdAt, openedAt, decision }: Closed, personId: string): Date {
  const asked = facts.find(({ to }) => to.includes(personId))?.at ?? createdAt;
  const revised = facts.findLast(({ type }) => type === "revised")?.at ?? createdAt;
  const shown = openedAt && decision && openedAt <= decision.at ? openedAt : asked;
  return shown > revised ? shown : revised;
}

/** How long the agent had the turn, by its person's wish. What is said while an answer can still be undone comes after it. */
function agentsTurnsMs({ facts }: Closed, until: Date): number {
  let since: Date | null = null;
  let sum = 0;
  for (const { type, at, byAgent, question } of facts) {
    const asks = type === "changes_requested" || (type === "commented" && question && !byAgent);
    const replies = type === "revised" || (type === "commented" && byAgent);
    if (asks) since ??= at;
    if (!replies || !since) continue;
    sum += span(since, at < until ? at : until);
    since = null;
  }
  return sum + (since ? span(since, until) : 0);
}

/** The teams that were asked and that the person is of; else the person's own. Where nobody decided, those that were asked. */
function teamsOf({ askedTeams, ownTeams }: Closed, personId: string | null): string[] {
  if (personId === null) return [...new Set(askedTeams)];
  const both = askedTeams.filter((id) => ownTeams.includes(id));
  return [...new Set(both.length > 0 ? both : ownTeams)];
}

const span = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());
