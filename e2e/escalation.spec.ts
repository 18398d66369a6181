import type { Locator } from "@playwright/test";
import type { Fact } from "../sdk/typescript/src/index";
import { factsOf, plotOf } from "./support/facts";
import { openFromInbox, openInbox, pane, rowOf } from "./support/inbox";
import { mailFor, mailsTo } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const REMIND_SECONDS = 6;
const TO_BEA_SECONDS = 10;
const TO_TEAM_SECONDS = 14;
const DEADLINE_SECONDS = 18;

test("a question nobody answers is reminded of, climbs from Ana to Bea to a team, and ends at its deadline", async ({
  agent,
  signedIn,
}) => {
  const page = await signedIn("Ana");
  await openInbox(page, "?view=open");
  const title = titled("Export while everybody is at lunch");
  const { id, created_at } = await agent.sendIntent({
    intent_type: "e2e.escalation.v1",
    task_type: "approval",
    title,
    payload: { dataset: "customers_q1" },
    assignees: [EMAILS.Ana],
    remind_after: `${REMIND_SECONDS}s`,
    escalate: [
      { after: `${TO_BEA_SECONDS}s`, to: [EMAILS.Bea] },
      { after: `${TO_TEAM_SECONDS}s`, to: ["team:data"] },
    ],
    timeout: `${DEADLINE_SECONDS}s`,
    on_timeout: "rejected",
  });
  const waiting = agent.waitFor<"approval">(id);

  await openFromInbox(page, title);
  const next = page.getByRole("region", { name: "Why you, and what happens next" });
  await expect(next).toContainText("You are level 1 of 3");
  await expect(next).toContainText("Ana is reminded at");
  await expect(next).toContainText("the answer is “Rejected”");
  const said = await everythingSaidIn(next);
  await expect(
    pane(page)
      .getByRole("status")
      .filter({ hasText: /The deadline passed .*while you were here/ }),
  ).toBeVisible();
  await expect(pane(page).getByText("Nobody answered in time: rejected")).toBeVisible();
  await expect(rowOf(page, title)).toHaveCount(0);
  const sentences = [
    "Ana is reminded at",
    "Bea is next at",
    "it has gone on to Bea.",
    "Data is next at",
    "it has gone on to Bea and Cal.",
  ];
  expect(inOrder(sentences, await said())).toEqual(sentences);

  const closed = await waiting;
  expect(closed).toMatchObject({ status: "timed_out", outcome: "rejected", next: null });
  expect(closed.decision).toMatchObject({ outcome: "rejected", via: "timeout", decided_by: { id: null } });

  expect(await plotOf(agent, id)).toEqual(["created", "reminded", "escalated", "escalated", "timed_out"]);
  const facts = await factsOf(agent, id);
  const delays = facts.filter(({ type }) => DUE_AFTER[type]).map((fact) => secondsAfter(created_at, fact));
  for (const [index, due] of [REMIND_SECONDS, TO_BEA_SECONDS, TO_TEAM_SECONDS, DEADLINE_SECONDS].entries())
    expect(delays[index]).toBeGreaterThanOrEqual(due);

  // The last mails say that it is over; after them nothing more is on its way.
  for (const person of ["Ana", "Bea", "Cal"] as const) await mailFor(EMAILS[person], `Timed out: ${title}`);
  expect(await subjects("Ana", title)).toEqual([
    `Ana, please approve or reject: ${title}`,
    `Reminder: ${title}`,
    `Timed out: ${title}`,
  ]);
  expect(await subjects("Bea", title)).toEqual([
    `Now with you: ${title}`,
    `Now with you: ${title}`,
    `Timed out: ${title}`,
  ]);
  expect(await subjects("Cal", title)).toEqual([`Now with you: ${title}`, `Timed out: ${title}`]);
});

/** Notes every text that a place shows from now on, however short a time. */
async function everythingSaidIn(place: Locator): Promise<() => Promise<string[]>> {
  const texts = await place.evaluateHandle((element) => {
    const seen = [element.textContent ?? ""];
    const note = () => seen.push(element.textContent ?? "");
    new MutationObserver(note).observe(element, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  return () => texts.jsonValue();
}

/** Those of the words that occur, each in the same text as the one before it or in a later one. */
function inOrder(words: readonly string[], texts: readonly string[]): string[] {
  let at = 0;
  return words.filter((word) => {
    const found = texts.findIndex((text, index) => index >= at && text.includes(word));
    if (found >= 0) at = found;
    return found >= 0;
  });
}

const DUE_AFTER: Record<string, boolean> = { reminded: true, escalated: true, timed_out: true };

const secondsAfter = (start: string, { at }: Fact): number => (Date.parse(at) - Date.parse(start)) / 1000;

const subjects = async (person: keyof typeof EMAILS, title: string): Promise<string[]> =>
  (await mailsTo(EMAILS[person], title)).map(({ subject }) => subject);
