import { expect, test } from "vitest";
import { ListQuery } from "@/core/wire/list";
import { pushMessage } from "@/server/adapters/push/message";
import { log } from "@/server/log";
import { readAnswerLink } from "@/server/services/answer-links/read";
import { readDelivery } from "@/server/services/deliveries/read";
import { readEvents } from "@/server/services/intents/events";
import { findIntent } from "@/server/db/intents";
import { db } from "@/server/db/client";
import { listIntents } from "@/server/services/intents/list";
import { readIntent } from "@/server/services/intents/read";
import { revealValues } from "@/server/services/intents/reveal";
import { waitForAnswer } from "@/server/services/waiting/wait";
import { drawn } from "@/server/services/slack/draw";
import { openQuestion } from "@/server/services/slack/question";
import { answerModal } from "@/server/slack/modal";
import { deliveriesOf, factsOf, sql } from "../support/database";
import { openMailbox } from "../support/mailbox";
import { mailAll } from "../support/mailed";
import { deliverAll, openReceiver } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { addEndpoint, addIntentType, as, asAgent, submit } from "../support/workspace";
import { canaries, lived, makeWorkspace, type Marked, payment } from "./world";

const found = (text: string, marked: Marked): string[] =>
  Object.entries(marked).flatMap(([name, value]) => (text.includes(value) ? [name] : []));

const all = async (query: object, ctx: Parameters<typeof listIntents>[0]) =>
  JSON.stringify(await listIntents(ctx, ListQuery.parse(query)));

type World = Awaited<ReturnType<typeof world>>;

/** One intent that is over and one that is open, and everything that left about them. */
async function world() {
  const marked = canaries();
  const workspace = await makeWorkspace();
  const mailbox = await openMailbox();
  const receiver = await openReceiver();
  await addEndpoint(workspace.id, receiver.hook, ["intent.created", "intent.decided", "intent.result"]);
  const open = (await submit(workspace.agent, payment(marked, workspace))).id;
  const over = await lived(marked, workspace);
  await mailAll(mailbox, after("20m"));
  await deliverAll(receiver.call, over, after("20m"));
  return { ...workspace, marked, mailbox, receiver, open, over };
}

const intentOf = async ({ id }: World, intent: string) => {
  const there = await findIntent(db({ workspaceId: id }), id, intent);
  if (!there) throw new Error("no such intent");
  return there.intent;
};

const SURFACES: Record<string, (world: World) => Promise<string>> = {
  "mails, as HTML and as text": async ({ mailbox }) =>
    JSON.stringify(mailbox.received.map(({ body }) => body)),
  "what a phone is told": async (world) => {
    const intent = await intentOf(world, world.open);
    const notice = {
      kind: "waiting",
      intent: { ...intent, levels: 1, level: 1, onTimeout: null, quorum: null },
    };
    return JSON.stringify(
      pushMessage(
        {
          ...notice,
          at: T0,
          to: world.ana,
          closing: null,
          said: null,
          answerUrl: null,
          inboxUrl: "http://x",
          unsubscribe: null,
          reminderNumber: 0,
          id: "n",
          workspaceId: world.id,
          channel: "push",
        } as never,
        T0,
      ),
    );
  },
  "messages in Slack": async (world) =>
    JSON.stringify([
      drawn(await intentOf(world, world.open), "You are asked."),
      drawn(await intentOf(world, world.over), null),
    ]),
  "forms in Slack": async ({ ana, open }) => {
    const intent = await openQuestion(as(ana), open, 1);
    return JSON.stringify(answerModal(intent, "submitted", { people: [], channel: "", url: "http://x" }));
  },
  "what whoever may answer reads": async ({ ana, open, over }) =>
    JSON.stringify([await readIntent(as(ana), open), await readIntent(as(ana), over)]),
  "what an admin reads": async ({ alex, open, over }) =>
    JSON.stringify([await readIntent(as(alex), open), await readIntent(as(alex), over)]),
  "what an auditor reads": async ({ audrey, open, over }) =>
    JSON.stringify([await readIntent(as(audrey), open), await readIntent(as(audrey), over)]),
  lists: async ({ alex }) => all({ view: "full" }, as(alex)),
  summaries: async ({ alex }) => all({ view: "summary" }, as(alex)),
  "the timeline": async ({ alex, open, over }) =>
    JSON.stringify([(await readEvents(as(alex), open)).items, (await readEvents(as(alex), over)).items]),
  "long polls of people": async ({ ana, over }) =>
    JSON.stringify(await waitForAnswer(as(ana), over, 1, new AbortController().signal)),
  "the page of an answer link": async ({ mailbox, ana }) => {
    const mail = mailbox.to(ana).find(({ text }) => text.includes("/answer/"));
    const [, token = ""] = /\/answer\/([\w-]+)/.exec(mail?.text ?? "") ?? [];
    const page = await readAnswerLink(token, after("1m"));
    expect(page.state).not.toBe("unknown");
    return JSON.stringify(page);
  },
  "webhooks to others than the agent": async ({ receiver }) => JSON.stringify(receiver.received),
  "the log of deliveries": async ({ alex, over }) =>
    JSON.stringify(await Promise.all((await deliveriesOf(over)).map(({ id }) => readDelivery(as(alex), id)))),
  "what search knows": async ({ open, over }) =>
    JSON.stringify(await sql("SELECT document FROM intent_search WHERE intent_id = ANY($1)", [open, over])),
};

test.each(Object.keys(SURFACES))("no sensitive value is in %s", async (name) => {
  const told = await world();
  const text = (await SURFACES[name]?.(told)) ?? "";
  expect(text.length).toBeGreaterThan(20);
  expect(found(text, told.marked)).toEqual([]);
});

test("searching for a sensitive value finds nothing, and for what stands beside it the intent", async () => {
  const told = await world();
  const ids = async (q: string) => (await listIntents(as(told.alex), ListQuery.parse({ q }))).items.length;
  for (const value of Object.values(told.marked)) expect(await ids(value)).toBe(0);
  expect(await ids("Plumbers")).toBe(2);
});

test("nothing sensitive is logged", async () => {
  const lines: string[] = [];
  const { write } = process.stdout;
  process.stdout.write = (text) => (lines.push(String(text)), true);
  const level = log.level;
  log.level = "trace";
  try {
    const marked = canaries();
    const workspace = await makeWorkspace();
    const id = await lived(marked, workspace);
    await revealValues(as(workspace.alex, after("20m")), id, {});
    log.error({ intent: id }, "so that there is a line");
    expect(found(lines.join(""), marked)).toEqual([]);
  } finally {
    process.stdout.write = write;
    log.level = level;
  }
});

test("the agent that asked has everything: its payload, its state and the answer", async () => {
  const told = await world();
  const { agent, over, marked } = told;
  const text = JSON.stringify([
    await readIntent(asAgent(agent), over),
    (await readEvents(asAgent(agent), over)).items,
  ]);
  expect(found(text, marked)).toEqual(Object.keys(marked));
});

test("a request adds to what its type marks, and takes nothing away", async () => {
  const told = await world();
  const { agent, ana } = told;
  await addIntentType(told.id, "intent.marked.v1", { task_type: "approval", sensitive: ["/salary"] });
  const { id } = await submit(agent, {
    intent_type: "intent.marked.v1",
    payload: { salary: 1, bonus: 2, name: "Ana" },
    sensitive: ["/bonus"],
    assignees: [ana.email],
  });
  const seen = await readIntent(as(ana), id);
  expect(seen.sensitive).toEqual(["/salary", "/bonus"]);
  expect(seen.payload).toEqual({ salary: { "~masked": true }, bonus: { "~masked": true }, name: "Ana" });
});

test("that a sensitive value was changed is seen, and not what it was", async () => {
  const told = await world();
  const { items } = await readEvents(as(told.ana), told.over);
  const revised = items.find(({ type }) => type === "revised");
  expect(revised?.data).toMatchObject({
    before: { payload: { person: { "~masked": "before" }, iban: { "~masked": true } } },
    question: { payload: { person: { "~masked": true }, iban: { "~masked": true } } },
  });
});

test("whoever may answer has values shown, and each place leaves a fact, once in ten minutes", async () => {
  const told = await world();
  const { agent, ana, alex, bea, marked } = { ...told };
  const { id } = await submit(agent, payment(marked, told));
  const see = (places?: string[], now = after("1m")) => revealValues(as(ana, now), id, { places });
  expect(await see(["/payload/iban"])).toEqual({ values: { "/payload/iban": marked.iban } });
  await see(["/payload/iban"], after("2m"));
  expect((await see(undefined, after("3m"))).values).toMatchObject({
    "/payload/iban": marked.iban,
    "/payload/items/0/price": marked.price,
    "/payload/person": { note: marked.note },
  });
  await see(["/payload/iban"], after("20m"));
  await revealValues(as(bea, after("20m")), id, { places: ["/payload/iban"] });
  await revealValues(as(alex, after("20m")), id, { places: ["/payload/iban"] });
  const facts = (await factsOf(id)).filter(({ type }) => type === "revealed");
  expect(facts.map(({ actor, data }) => [actor.name, data["places"]])).toEqual([
    ["Ana", ["/payload/iban"]],
    ["Ana", ["/payload/items/0/price", "/payload/person", "/state"]],
    ["Ana", ["/payload/iban"]],
    ["Bea", ["/payload/iban"]],
    ["Alex", ["/payload/iban"]],
  ]);
  expect(found(JSON.stringify(facts), marked)).toEqual([]);
  const toAgent = await readEvents(asAgent(agent), id);
  expect(toAgent.items.map(({ type }) => type)).not.toContain("revealed");
});

test("an auditor, whoever was only mentioned and whoever owns the agent have nothing shown, and nothing is recorded", async () => {
  const told = await world();
  const { audrey, open, cal } = told;
  expect(await refusalOf(revealValues(as(audrey), open, {}))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(revealValues(as(cal), open, {}))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(revealValues(asAgent(told.agent), open, {}))).toMatchObject({ code: "forbidden" });
  expect((await factsOf(open)).map(({ type }) => type)).not.toContain("revealed");
});

test("what is not masked is not revealed either", async () => {
  const told = await world();
  const refusal = await refusalOf(revealValues(as(told.ana), told.open, { places: ["/title"] }));
  expect(refusal).toMatchObject({ code: "invalid_request" });
});
