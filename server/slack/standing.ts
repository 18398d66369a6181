import { currentlyAsked, type Held, type Intent } from "@/core/intent";
import { outcomeLabel, outcomePast } from "@/core/outcome-words";
import { standingOf } from "@/core/panel";
import { denialWords, standingInWords } from "@/core/quorum-words";
import { quoted, when } from "./text";

/** Only what should slow a reader down is said. */
export function urgencyWords({ risk, priority }: Intent): string[] {
  const words: string[] = [];
  if (risk === "critical" || risk === "high") words.push(`:warning: *${outcomeLabel(risk)} risk*`);
  if (priority === "urgent" || priority === "high") words.push(`*${outcomeLabel(priority)} priority*`);
  return words;
}

export function deadlineWords({ deadlineAt, plan }: Intent): string {
  const silence = plan.onTimeout
    ? `without an answer it counts as “${quoted(outcomeLabel(plan.onTimeout), 40)}”`
    : "without an answer it closes";
  return `Answer by ${when(deadlineAt)}; ${silence}.`;
}

/** Where an open request stands: what answer is held back, whose turn it is, who has claimed it, who has voted, and in a channel who is asked. */
export function standingWords(intent: Intent, toEverybody: boolean): string {
  const { held, claim, votes, waitingOn, plan, revision, position } = intent;
  const standing = standingOf(intent);
  const asked = currentlyAsked(intent).map(({ name }) => quoted(name, 60));
  return [
    held ? heldWords(held) : null,
    waitingOn === "agent" ? "It is the agent's turn: its reply brings this back." : null,
    revision > 1 ? `Revision ${revision}: answers to earlier ones no longer count.` : null,
    claim ? `${quoted(claim.by.name, 60)} is on it until ${when(claim.until)}.` : null,
    standing
      ? `${votesWords(votes)} ${quoted(standingInWords(standing), 300)} ${denialWords(standing)}`
      : null,
    toEverybody && asked.length > 0 ? `Asked now: ${listed(asked)}.` : null,
    plan.levels.length > 1 ? `Level ${position.level} of ${plan.levels.length}.` : null,
  ]
    .filter((words) => words !== null)
    .join(" ");
}

const heldWords = ({ decision, until }: Held): string =>
  `*${quoted(decision.decidedBy.name, 60)} ${quoted(outcomePast(decision.outcome), 80)}*, and can take it back until ${when(until)}.`;

function votesWords(votes: Intent["votes"]): string {
  if (votes.length === 0) return "Nobody has voted yet.";
  const each = votes.map(({ name, outcome }) => `${quoted(name, 60)} ${quoted(outcomePast(outcome), 80)}`);
  return `${listed(each)}.`;
}

const MOST = 10;

function listed(words: readonly string[]): string {
  const more = words.length - MOST;
  return more > 0 ? `${words.slice(0, MOST).join(", ")} and ${more} more` : words.join(", ");
}

/** How it ended, with markup and without. */
export function endWords(intent: Intent): { markup: string; plain: string } {
  const { status, decision, outcome, closedAt, agent } = intent;
  const at = closedAt ? `, ${when(closedAt)}` : "";
  switch (status) {
    case "decided": {
      const [name, did] = [decision?.decidedBy.name ?? "Somebody", outcomePast(outcome ?? "")];
      return { markup: `*${quoted(name, 60)} ${quoted(did, 80)}*${at}.`, plain: `${name} ${did}` };
    }
    case "timed_out": {
      const silent = intent.votes.length > 0 ? "Too few agreed in time" : "Nobody answered in time";
      const counts = outcome ? `it counts as “${outcomeLabel(outcome)}”` : "it closed without an answer";
      return {
        markup: `*${silent}*${at}: ${quoted(counts, 100)}.`,
        plain: `${silent}, ${counts}`,
      };
    }
    case "canceled":
      return {
        markup: `*${quoted(agent.name, 60)} withdrew this*${at}.`,
        plain: `${agent.name} withdrew this`,
      };
    case "waiting":
      throw new Error(`intent ${intent.id} is open`);
  }
}
