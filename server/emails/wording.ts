import type { Notice } from "@/core/notice";
import type { TaskType } from "@/core/task-types";
import type { Fact } from "./letter";
import { oneLine } from "./untrusted";

/** What each kind of question asks of a person, after "please". Both ways are named, so that no mail urges one. */
export const PLEASE: Record<TaskType, string> = {
  approval: "approve or reject",
  review: "review",
  form: "fill in",
  clarification: "answer",
  manual_action: "do",
  confirmation: "confirm or deny",
  assignment: "assign",
  override: "decide on an exception",
};

export const SHORTENED = "Shortened here: the request shows everything.";

export function titleOf(notice: Notice): string {
  return oneLine(notice.intent.title, 300) || "A request without a title";
}

/** Subjects are shown on one line, so the title is shorter there. */
export function shortTitleOf(notice: Notice): string {
  return oneLine(titleOf(notice), 120);
}

export function agentOf(notice: Notice): string {
  return oneLine(notice.intent.agent.name, 60) || "An agent without a name";
}

/** An outcome as words: `changes_requested` is "changes requested". */
export function outcomeWords(outcome: string): string {
  return `“${oneLine(outcome.replaceAll("_", " "), 40)}”`;
}

export function askerFact(notice: Notice): Fact {
  const { address } = notice.intent.agent;
  return { label: "Asked by", badge: "AI agent", value: agentOf(notice), detail: oneLine(address, 120) };
}

/** Only what should slow a reader down is said; an ordinary risk is no news. */
export function urgencyFacts(notice: Notice): Fact[] {
  const { risk, priority } = notice.intent;
  const facts: Fact[] = [];
  if (risk === "critical") facts.push({ label: "Risk", value: "Critical", tone: "danger" });
  if (risk === "high") facts.push({ label: "Risk", value: "High", tone: "danger" });
  if (priority === "urgent") facts.push({ label: "Priority", value: "Urgent", tone: "warning" });
  if (priority === "high") facts.push({ label: "Priority", value: "High", tone: "warning" });
  return facts;
}

export function levelWords(notice: Notice): string {
  const { level, levels } = notice.intent;
  if (levels <= 1) return "You were asked directly; nobody else is asked after you.";
  if (level >= levels) return `You are level ${level} of ${levels}, the last.`;
  return `You are level ${level} of ${levels}; level ${level + 1} is next.`;
}

export function footerOf(notice: Notice): string {
  return `Countersign asks people on behalf of AI agents and waits for their answer. Request ${notice.intent.id}.`;
}
