import type { Submit } from "../sdk/typescript/src/index";
import { formOf, labelsOf, signed, SlackPerson, wordsOf } from "../test/slack/person";
import { FakeSlack, type Posted, type SlackAccount } from "../test/slack/server";
import { factsOf } from "./support/facts";
import { mailsTo } from "./support/mail";
import { agentOf, type App, startOwnApp } from "./support/own-app";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const CHANNEL = "C0REQUESTS";

let slack: FakeSlack;
let app: App;
let accounts: Record<"ana" | "bea" | "stranger", SlackAccount>;

test.beforeAll(async () => {
  slack = await new FakeSlack().start();
  accounts = {
    ana: slack.add(EMAILS.Ana),
    bea: slack.add(EMAILS.Bea),
    stranger: slack.add("stranger@elsewhere.example"),
  };
  const env = {
    SLACK_BOT_TOKEN: slack.token,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.url,
    SLACK_CHANNEL: CHANNEL,
  };
  app = await startOwnApp({ env });
  // Until everybody has been looked for.
  await expect.poll(() => slack.callsOf("users.lookupByEmail").length).toBeGreaterThanOrEqual(4);
});

test.afterAll(async () => {
  await app?.stop();
  await slack?.stop();
});

const deliver = (body: string, headers: Record<string, string>) =>
  fetch(`${app.url}/api/slack/interactions`, { method: "POST", body, headers });
const person = (name: keyof typeof accounts) => new SlackPerson(slack, accounts[name], deliver);

const question = (title: string, more: Partial<Submit> = {}): Submit => ({
  intent_type: "e2e.slack.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1", rows: 3211 },
  assignees: [EMAILS.Ana, EMAILS.Bea],
  timeout: "1h",
  ...more,
});

/** The message about a request, waited for. */
async function messageIn(messages: () => Posted[], title: string): Promise<Posted> {
  let found: Posted | undefined;
  await expect.poll(() => (found = messages().find((each) => wordsOf(each).includes(title)))).toBeDefined();
  if (!found) throw new Error("waited in vain");
  return found;
}

test("a request reaches its people in Slack; a click resumes the agent, and everybody sees who decided", async () => {
  const agent = agentOf(app);
  const title = titled("Export to the data room?");
  const { id } = await agent.sendIntent(question(title));
  const waiting = agent.waitFor(id);
  const [ana, bea] = [person("ana"), person("bea")];
  const everywhere = [
    await messageIn(() => ana.messages, title),
    await messageIn(() => bea.messages, title),
    await messageIn(() => slack.inChannel(CHANNEL), title),
  ] as const;
  const { status, tookMs } = await ana.click(everywhere[0], "Approve");
  expect(status).toBe(200);
  expect(tookMs).toBeLessThan(3_000);
  expect(await waiting).toMatchObject({
    outcome: "approved",
    decision: {
      via: "slack",
      decided_by: { email: EMAILS.Ana },
      payload: { dataset: "customers_q1", rows: 3211 },
    },
  });
  for (const message of everywhere) {
    await expect.poll(() => wordsOf(message)).toContain("Ana approved this");
    expect(labelsOf(message)).toEqual(["See the request"]);
  }
  const notified = (await factsOf(agent, id)).filter(
    ({ type, data }) => type === "notified" && data.channel === "slack",
  );
  expect(notified).toHaveLength(2);
});

test("a form is filled in, corrected and sent in Slack, and the agent gets values of the right types", async () => {
  const agent = agentOf(app);
  const title = titled("How much may it cost?");
  const { id } = await agent.sendIntent(
    question(title, {
      task_type: "form",
      form_schema: {
        type: "object",
        required: ["amount"],
        properties: { amount: { type: "number", minimum: 10 }, urgent: { type: "boolean" } },
      },
    }),
  );
  const waiting = agent.waitFor(id);
  const ana = person("ana");
  await ana.click(await messageIn(() => ana.messages, title), "Submit form…");
  await expect.poll(() => ana.hasModal).toBe(true);
  expect((await ana.submit({ Amount: "5" })).flaws).toEqual({ Amount: "This must be at least 10." });
  expect((await ana.submit({ Amount: "12.5", Urgent: "Yes" })).answer).toEqual({ response_action: "clear" });
  expect((await waiting).decision).toMatchObject({ data: { amount: 12.5, urgent: true }, via: "slack" });
});

test("who comes too late is told who decided, and who is nobody is told so; neither changes anything", async () => {
  const agent = agentOf(app);
  const title = titled("Two at once?");
  const { id } = await agent.sendIntent(question(title));
  const [ana, bea, stranger] = [person("ana"), person("bea"), person("stranger")];
  const [toAna, toBea] = [
    await messageIn(() => ana.messages, title),
    await messageIn(() => bea.messages, title),
  ];
  const late = bea.clickPayload(toBea, "Approve");
  await stranger.click(toAna, "Approve");
  await expect.poll(() => stranger.whispers).toEqual([expect.stringContaining("does not know you")]);
  await ana.click(toAna, "Reject");
  await bea.send(late);
  await expect.poll(() => bea.whispers).toEqual([expect.stringMatching(/^Ana answered this .*: rejected\./)]);
  expect(await agent.getIntent(id)).toMatchObject({
    outcome: "rejected",
    decision: { decided_by: { name: "Ana" } },
  });
});

test("what Slack has not signed, or long ago, is refused", async () => {
  const agent = agentOf(app);
  const title = titled("Forged?");
  const { id } = await agent.sendIntent(question(title));
  const ana = person("ana");
  const body = formOf(ana.clickPayload(await messageIn(() => ana.messages, title), "Approve"));
  const tenMinutesAgo = new Date(Date.now() - 600_000);
  expect((await deliver(body, signed(body, "another secret"))).status).toBe(401);
  expect((await deliver(body, signed(body, slack.signingSecret, tenMinutesAgo))).status).toBe(401);
  expect(await agent.getIntent(id)).toMatchObject({ status: "waiting" });
});

test("a Slack that is down is asked again until it is back, and mail goes on meanwhile", async () => {
  const agent = agentOf(app);
  const title = titled("In an outage?");
  slack.isDown = true;
  const { id } = await agent.sendIntent(question(title));
  await expect.poll(async () => (await mailsTo(EMAILS.Ana, title, app.url)).length).toBe(1);
  const failures = async () =>
    (await factsOf(agent, id)).filter(({ type }) => type === "notification_failed").length;
  await expect.poll(failures).toBe(2);
  slack.isDown = false;
  const message = await messageIn(() => person("ana").messages, title);
  expect(labelsOf(message)).toContain("Approve");
});

test("without a Slack app there is nothing of it", async ({ request }) => {
  const answer = await request.post("/api/slack/interactions", { form: { payload: "{}" } });
  expect([answer.status(), (await answer.json()).code]).toEqual([404, "not_found"]);
});
