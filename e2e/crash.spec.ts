import type { Submit } from "../sdk/typescript/src/index";
import { plotOf } from "./support/facts";
import { mailFor, mailsTo } from "./support/mail";
import { agentOf, type App, startOwnApp } from "./support/own-app";
import { EMAILS } from "./support/people";
import { left, processesOf } from "./support/processes";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const STORY = ["created", "escalated", "timed_out"];

const question = (title: string, timing: { escalateAfter: number; timeout: number }): Submit => ({
  intent_type: "e2e.crash.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees: [EMAILS.Ana],
  escalate: [{ after: timing.escalateAfter, to: [EMAILS.Bea] }],
  timeout: timing.timeout,
});

test("a server that is killed between submission and escalation comes back, and everything happens, once", async () => {
  const app = await startOwnApp();
  try {
    const agent = agentOf(app);
    const title = titled("Survive the server's death");
    const { id } = await agent.sendIntent(question(title, { escalateAfter: 6, timeout: 11 }));
    const waiting = agent.waitFor(id);
    await mailFor(EMAILS.Ana, title, app.url);
    const killed = app.serverPid();
    await app.kill("server");
    await app.ready(killed);
    expect(app.serverPid()).not.toBe(killed);

    expect(await waiting).toMatchObject({ id, status: "timed_out", outcome: "rejected" });
    expect(await plotOf(agent, id)).toEqual(STORY);
    await expectMailsOnce(app, title);
  } finally {
    await app.stop();
  }
});

test("when everything is killed, what fell due meanwhile happens at the next start, once, and the waiting agent goes on", async () => {
  const first = await startOwnApp();
  const running: App[] = [first];
  try {
    const agent = agentOf(first);
    const title = titled("Survive the machine's death");
    const asked = await agent.sendIntent({
      ...question(title, { escalateAfter: 4, timeout: 18 }),
      state: { step: 7 },
    });
    const waiting = agent.waitFor(asked.id);
    const facts: string[] = [];
    const observing = (async () => {
      for await (const { type } of agent.observe(asked.id)) facts.push(type);
    })();
    await mailFor(EMAILS.Ana, title, first.url);
    await first.kill("everything");
    await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(asked.created_at) + 4_000);
    running.push(await startOwnApp({ dataDir: first.dataDir, port: first.port }));

    const closed = await waiting;
    expect(closed).toMatchObject({
      id: asked.id,
      status: "timed_out",
      outcome: "rejected",
      state: { step: 7 },
    });
    expect(await plotOf(agent, asked.id)).toEqual(STORY);
    await observing;
    expect(facts.filter((type) => !type.startsWith("notif"))).toEqual(STORY);
    await expectMailsOnce(first, title);
  } finally {
    for (const app of running.toReversed()) await app.stop(); // the first, whose folder it is, removes it
  }
});

test("Ctrl-C and SIGTERM end every process, and a second start finds everything as it was", async () => {
  const first = await startOwnApp();
  const all: App[] = [first];
  try {
    const asked = await agentOf(first).sendIntent(
      question(titled("Be there tomorrow"), { escalateAfter: 3_600, timeout: 7_200 }),
    );
    const before = processesOf(first.pid, first.dataDir);
    expect(before.length).toBeGreaterThanOrEqual(3);
    process.kill(-first.pid, "SIGINT"); // what a terminal sends at Ctrl-C, to the whole group
    await expect.poll(() => left(before)).toEqual([]);
    expect(processesOf(first.pid, first.dataDir)).toEqual([]);

    const second = await startOwnApp({ dataDir: first.dataDir, port: first.port });
    all.push(second);
    expect(second.seeded).toBeUndefined();
    expect(await agentOf(second).getIntent(asked.id)).toMatchObject({
      id: asked.id,
      status: "waiting",
      created_at: asked.created_at,
    });
    const again = processesOf(second.pid, second.dataDir);
    expect(await second.stop()).toBe(0);
    expect(left(again)).toEqual([]);
    expect(processesOf(second.pid, second.dataDir)).toEqual([]);
  } finally {
    for (const app of all.toReversed()) await app.stop();
  }
});

/** Ana was asked and told of the end, Bea of the escalation and the end; neither of anything twice. */
async function expectMailsOnce({ url }: App, title: string): Promise<void> {
  const subjects = async (address: string) =>
    (await mailsTo(address, title, url)).map(({ subject }) => subject);
  const [asked, climbed, over] = [
    `Ana, please approve or reject: ${title}`,
    `Now with you: ${title}`,
    `Timed out: ${title}`,
  ];
  await expect.poll(() => subjects(EMAILS.Bea)).toEqual([climbed, over]);
  await expect.poll(() => subjects(EMAILS.Ana)).toEqual([asked, over]);
}
