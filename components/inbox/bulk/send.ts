import type { AssignmentBody, DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { reassignIntent, snoozeIntent } from "../../queries/commands";
import { fetchJson, problemIn } from "../../queries/http";
import { ProblemError } from "../../queries/problem";
import { askForStep } from "../../second-step/step-up";

/** How it went with one of many. */
export type Outcome = { id: string; after: IntentWire } | { id: string; problem: ProblemError };

interface DecisionItem {
  id: string;
  status: number;
  intent?: IntentWire;
  error?: unknown;
}

export type Decision = DecisionBody & { id: string };

/** Few enough that the progress is seen, and well under what the server takes at once. */
const AT_ONCE = 20;

type Progress = (done: number) => void;

/** Sends many answers, each with its own result. One that could not be sent at all is told as such. */
export async function sendDecisions(
  decisions: readonly Decision[],
  onProgress: Progress,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < decisions.length; from += AT_ONCE) {
    const part = decisions.slice(from, from + AT_ONCE);
    outcomes.push(...(await decide(part)));
    onProgress(outcomes.length);
  }
  return outcomes;
}

async function decide(decisions: readonly Decision[]): Promise<Outcome[]> {
  try {
    const body = { decisions };
    const { items } = await fetchJson<{ items: DecisionItem[] }>("/api/decisions", { method: "POST", body });
    const outcomes = items.map(({ id, status, intent, error }): Outcome =>
      intent ? { id, after: intent } : { id, problem: problemIn(status, error) },
    );
    return await confirmed(decisions, outcomes);
  } catch (error) {
    const problem = problemOf(error);
    return decisions.map(({ id }) => ({ id, problem }));
  }
}

/** Those that are grave go again once their person has shown that it is them: one dialog for all. */
async function confirmed(decisions: readonly Decision[], outcomes: Outcome[]): Promise<Outcome[]> {
  const grave = outcomes.filter((one) => "problem" in one && one.problem.code === "step_up_required");
  const [first] = grave;
  if (!first || !("problem" in first) || !(await askForStep(first.problem))) return outcomes;
  const again = await decide(decisions.filter(({ id }) => grave.some((one) => one.id === id)));
  return outcomes.map((outcome) => again.find(({ id }) => id === outcome.id) ?? outcome);
}

export const sendReassignments = (ids: readonly string[], body: AssignmentBody, onProgress: Progress) =>
  oneByOne(ids, (id) => reassignIntent(id, body), onProgress);

export const sendSnoozes = (ids: readonly string[], until: string, onProgress: Progress) =>
  oneByOne(ids, (id) => snoozeIntent(id, until), onProgress);

const LANES = 4;

/** What has no route for many goes four at a time; the results keep the order of the ids. */
export async function oneByOne(
  ids: readonly string[],
  verb: (id: string) => Promise<IntentWire>,
  onProgress: Progress,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = [...ids.entries()];
  let done = 0;
  const lane = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [at, id] = next;
      outcomes[at] = await verb(id).then(
        (after) => ({ id, after }),
        (error: unknown) => ({ id, problem: problemOf(error) }),
      );
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return outcomes;
}

/** Anything but a refusal is a bug, and not this list's to hide. */
function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  throw error;
}
