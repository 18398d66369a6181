import { describe, expect, test } from "vitest";
import type { AppError } from "@/core/errors";
import { answerByLink } from "@/server/services/answer-links/answer";
import { readAnswerLink } from "@/server/services/answer-links/read";
import { answerIntent } from "@/server/services/intents/answer";
import { answerIntents } from "@/server/services/intents/answer-many";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reviseIntent } from "@/server/services/intents/revise";
import { factsOf, noticesOf, storyOf } from "../support/database";
import { openMailbox, tokenIn } from "../support/mailbox";
import { mailAll } from "../support/mailed";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import {
  addAgent,
  addPerson,
  addPolicy,
  addTeam,
  as,
  asAgent,
  asSystem,
  makeWorkspace,
  type Person,
  submit,
} from "../support/workspace";

type Policy = Parameters<typeof addPolicy>[1];

/** An intent under a policy of one level with all of Ana, Bea and Cal, unless it says otherwise. */
async function voting(policy: Partial<Policy>, more: Parameters<typeof submit>[1] = {}) {
  const workspace = await makeWorkspace();
  const { id, ana, bea, cal, agent } = workspace;
  const everybody = [ana, bea, cal].map(({ email }) => email);
  await addPolicy(id, { slug: "votes", levels: [{ to: everybody }], timeout: "8h", ...policy });
  return { ...workspace, intent: await submit(agent, { policy: "votes", ...more }) };
}

test("of fifty who vote at once exactly one decides, and nobody's vote counts twice", async () => {
  const { id: workspaceId, agent } = await makeWorkspace();
  const fifty = await Promise.all(
    Array.from({ length: 50 }, (_, index) => addPerson(workspaceId, `Voter${index}`)),
  );
  await addTeam(workspaceId, "fifty", fifty);
  await addPolicy(workspaceId, {
    ...{ slug: "half", levels: [{ to: ["team:fifty"] }], timeout: "1h" },
    quorum: { approvals: 26, veto: false },
  });
  const { id } = await submit(agent, { policy: "half" });
  const vote = (person: Person) => answerIntent(as(person, after("1m")), id, { outcome: "approved" });
  const told = await Promise.allSettled([...fifty, ...fifty].map(vote));
  const refused = told.flatMap((each) => (each.status === "rejected" ? [each.reason as AppError] : []));
  expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(26);
  expect(new Set(refused.map(({ code }) => code))).toContain("already_decided");
  const story = await storyOf(id);
  expect(story.filter((type) => type === "voted")).toHaveLength(26);
  expect(story.filter((type) => type === "decided")).toHaveLength(1);
  const { quorum, decision } = await readIntent(asAgent(agent), id);
  expect(quorum).toMatchObject({ required: 26, approvals: 26 });
  expect(new Set(quorum?.votes.map(({ by }) => by.id)).size).toBe(26);
  expect(decision?.decided_by.id).toBe(quorum?.votes.at(-1)?.by.id);
});

describe("the number of approvals", () => {
  test("is fixed when it is submitted, whoever joins the team or leaves it afterwards", async () => {
    const { id: workspaceId, agent, ana, bea, cal } = await makeWorkspace();
    await addPolicy(workspaceId, {
      ...{ slug: "all", levels: [{ to: ["team:data", ana.email] }], timeout: "1h" },
      quorum: { approvals: "all", veto: true },
    });
    const { id, quorum } = await submit(agent, { policy: "all" });
    expect(quorum).toMatchObject({ required: 3, approvals: 0, reachable: 3, votes: [] });
    await addTeam(workspaceId, "others", [await addPerson(workspaceId, "Dora")]);
    await answerIntent(as(ana), id, { outcome: "approved" });
    await answerIntent(as(bea), id, { outcome: "approved" });
    expect(await answerIntent(as(cal), id, { outcome: "approved" })).toMatchObject({ status: "decided" });
  });

  test("may be by groups, and agents see what is missing", async () => {
    const workspace = await makeWorkspace();
    const { id: workspaceId, agent, ana, bea, cal } = workspace;
    await addPolicy(workspaceId, {
      ...{ slug: "groups", levels: [{ to: [ana.email, "team:data"] }], timeout: "1h" },
      quorum: {
        ...{ approvals: 1, veto: false },
        groups: [
          { name: "Legal", of: [ana.email], approvals: 1 },
          { name: "Data", of: ["team:data"], approvals: "all" },
        ],
      },
    });
    const { id } = await submit(agent, { policy: "groups" });
    await answerIntent(as(bea), id, { outcome: "approved" });
    await answerIntent(as(cal), id, { outcome: "approved" });
    const waiting = await readIntent(asAgent(agent), id);
    expect(waiting).toMatchObject({
      status: "waiting",
      quorum: {
        required: 3,
        approvals: 2,
        groups: [
          { name: "Legal", required: 1, approvals: 0, of: 1 },
          { name: "Data", required: 2, approvals: 2, of: 2 },
        ],
      },
    });
    expect(await answerIntent(as(ana), id, { outcome: "approved" })).toMatchObject({ status: "decided" });
  });

  test("is a level's own from when that begins, and what was agreed before may settle it", async () => {
    const everybody = (people: Person[]) => people.map(({ email }) => email);
    const { id: workspaceId, agent, ana, bea, cal } = await makeWorkspace();
    await addPolicy(workspaceId, {
      slug: "relaxing",
      levels: [
        { to: everybody([ana, bea]), escalate_after: "1h", quorum: { approvals: 2, veto: true } },
        { to: everybody([ana, cal]), quorum: { approvals: 1, veto: true } },
      ],
      timeout: "8h",
    });
    const { id } = await submit(agent, { policy: "relaxing" });
    await answerIntent(as(ana, after("1m")), id, { outcome: "approved", comment: "Fine." });
    await fireMoment(asSystem({ id: workspaceId }, after("1h")), id);
    expect(await readIntent(asAgent(agent), id)).toMatchObject({
      status: "decided",
      decision: { outcome: "approved", comment: "Fine.", decided_by: { id: ana.id, email: ana.email } },
    });
  });

  test("that nobody can bring together is said in the first fact and to the agent, and not lowered", async () => {
    const { id: workspaceId, agent, ana, alex } = await makeWorkspace();
    await addTeam(workspaceId, "legal", []);
    await addPolicy(workspaceId, {
      ...{ slug: "short", levels: [{ to: [ana.email, "team:legal"] }], timeout: "1h" },
      quorum: { approvals: 2, veto: true, groups: [{ name: "Legal", of: ["team:legal"], approvals: 1 }] },
    });
    const { id, quorum } = await submit(agent, { policy: "short" });
    expect(quorum).toMatchObject({ required: 2, reachable: 1, groups: [{ name: "Legal", of: 0 }] });
    const short = [
      { group: null, required: 2, of: 1 },
      { group: "Legal", required: 1, of: 0 },
    ];
    expect((await factsOf(id))[0]).toMatchObject({ type: "created", data: { short } });
    await answerIntent(as(ana), id, { outcome: "approved" });
    const settled = await answerIntent(as(alex), id, { outcome: "approved" });
    expect(settled).toMatchObject({
      status: "decided",
      quorum: { approvals: 2, groups: [{ approvals: 1 }] },
    });
  });
});

describe("an approval with a change", () => {
  const editable = { editable: ["/rows"], payload: { dataset: "customers_q1", rows: 10 } };

  async function edited() {
    const world = await voting({ quorum: { approvals: 2, veto: true } }, editable);
    const { ana, bea, intent } = world;
    await answerIntent(as(ana, after("1m")), intent.id, { outcome: "approved" });
    const changed = await answerIntent(as(bea, after("2m")), intent.id, {
      outcome: "approved",
      edits: { "/rows": 5 },
    });
    return { ...world, changed };
  }

  test("voids the votes before it, and the others see and approve what it made", async () => {
    const { ana, bea, agent, intent, changed } = await edited();
    expect(changed).toMatchObject({
      ...{ status: "waiting", revision: 2, payload: { rows: 5 } },
      quorum: { approvals: 1, votes: [{ by: { id: bea.id } }] },
    });
    expect(
      await refusalOf(answerIntent(as(ana), intent.id, { outcome: "approved", revision: 1 })),
    ).toMatchObject({
      code: "stale_revision",
    });
    await answerIntent(as(ana, after("3m")), intent.id, { outcome: "approved", revision: 2 });
    expect((await readIntent(asAgent(agent), intent.id)).decision).toMatchObject({
      edits: { "/rows": 5 },
      payload: { dataset: "customers_q1", rows: 5 },
      revision: 2,
    });
    expect(await storyOf(intent.id)).toEqual(["created", "voted", "revised", "voted", "voted", "decided"]);
  });

  test("has everybody told who voted or is asked, by a link of the new revision", async () => {
    const { ana, cal, intent } = await edited();
    const told = (await noticesOf(intent.id)).filter(({ kind }) => kind === "waiting");
    expect(told.slice(3).map(({ email }) => email)).toEqual([ana.email, cal.email]);
  });

  test("leaves the links of earlier mails void, and the next mail leads to what is voted on now", async () => {
    const mailbox = await openMailbox();
    const { ana, bea, intent } = await voting({ quorum: { approvals: 2, veto: true } }, editable);
    await mailAll(mailbox, after("1s"));
    const [first] = mailbox.to(ana);
    expect(first?.text).toContain("Two people have to agree. One denial ends it.");
    await answerIntent(as(bea, after("1m")), intent.id, { outcome: "approved", edits: { "/rows": 5 } });
    const old = tokenIn(first ?? { text: "" });
    expect(await readAnswerLink(old, after("2m"))).toMatchObject({ state: "revised" });
    expect(await refusalOf(answerByLink(old, { outcome: "approved" }, after("2m")))).toMatchObject({
      code: "stale_revision",
    });
    await mailAll(mailbox, after("3m"));
    const next = mailbox.to(ana).find(({ text }) => tokenIn({ text }) !== old);
    expect(next?.text).toContain("This is revision 2");
    const settled = await answerByLink(tokenIn(next ?? { text: "" }), { outcome: "approved" }, after("4m"));
    expect(settled).toMatchObject({ status: "decided", decision: { payload: { rows: 5 }, via: "email" } });
  });

  test("gives way to the agent's own revision, which voids it in turn", async () => {
    const { agent, intent } = await edited();
    await reviseIntent(asAgent(agent, after("3m")), intent.id, {
      payload: { dataset: "eu", rows: 7 },
      note: "EU.",
    });
    expect(await readIntent(asAgent(agent), intent.id)).toMatchObject({
      ...{ revision: 3, payload: { dataset: "eu", rows: 7 } },
      quorum: { approvals: 0, votes: [] },
    });
  });
});

describe("whoever owns the asking agent", () => {
  async function owned() {
    const workspace = await makeWorkspace();
    const { id, ana, bea, cal } = workspace;
    const agent = await addAgent(id, { ownerId: bea.id });
    await addPolicy(id, {
      ...{ slug: "sod", levels: [{ to: [ana.email, "team:data"] }], timeout: "1h" },
      quorum: {
        approvals: "all",
        veto: true,
        groups: [{ name: "Data", of: ["team:data"], approvals: "all" }],
      },
    });
    return { ...workspace, ana, bea, cal, intent: await submit(agent, { policy: "sod" }), agent };
  }

  test("is not asked and not counted, and is told why they cannot answer, whichever way they come in", async () => {
    const { bea, cal, ana, intent } = await owned();
    expect(intent).toMatchObject({
      quorum: { required: 2, groups: [{ name: "Data", required: 1, of: 1 }] },
    });
    expect(intent.assignees.map(({ id }) => id).sort()).toEqual([ana.id, cal.id].sort());
    expect((await noticesOf(intent.id)).map(({ email }) => email)).not.toContain(bea.email);
    expect((await readIntent(as(bea), intent.id)).you).toMatchObject({
      may_answer: false,
      may_take_part: true,
    });
    for (const via of ["inbox", "email", "slack", "api"] as const)
      expect(
        await refusalOf(answerIntent(as(bea, after("1m"), via), intent.id, { outcome: "approved" })),
      ).toMatchObject({
        code: "forbidden",
        message: "Your own agent asks this, so somebody else has to answer.",
      });
    const many = await answerIntents(as(bea), { decisions: [{ id: intent.id, outcome: "approved" }] });
    expect(many).toMatchObject([{ id: intent.id, error: { code: "forbidden" } }]);
  });

  test("alone at a level is nobody there, and the level after it is asked at once", async () => {
    const { id, ana, bea } = await makeWorkspace();
    const agent = await addAgent(id, { ownerId: ana.id });
    await addPolicy(id, {
      ...{ slug: "self", timeout: "1h" },
      levels: [{ to: [ana.email], escalate_after: "10m" }, { to: [bea.email] }],
    });
    const intent = await submit(agent, { policy: "self" });
    expect(intent).toMatchObject({ level: 2, assignees: [{ id: bea.id }] });
    expect((await factsOf(intent.id))[0]).toMatchObject({
      data: { nobody_at: [1], left_out: { id: ana.id, name: "Ana" } },
    });
  });
});
