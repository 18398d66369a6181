import { describe, expect, test } from "vitest";
import type { Ctx } from "@/server/services/context";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { claimIntent, releaseIntent } from "@/server/services/intents/claim";
import { commentOnIntent } from "@/server/services/intents/comment";
import { readEvents } from "@/server/services/intents/events";
import { listIntents } from "@/server/services/intents/list";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reassignIntent } from "@/server/services/intents/reassign";
import { reportResult } from "@/server/services/intents/report-result";
import { reviseIntent } from "@/server/services/intents/revise";
import { submitIntent } from "@/server/services/intents/submit";
import { followEvents } from "@/server/services/waiting/follow";
import { followInbox } from "@/server/services/waiting/inbox";
import { waitForAnswer } from "@/server/services/waiting/wait";
import { SubmitBody } from "@/core/wire/submit";
import { rowsOf, snapshotOf, sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import {
  addAgent,
  addPolicy,
  as,
  asAgent,
  asSystem,
  makeWorkspace,
  type Person,
  question,
  submit,
} from "../support/workspace";

type Verb = (ctx: Ctx, id: string) => Promise<unknown>;
const signal = new AbortController().signal;

const reading: Record<string, Verb> = {
  read: readIntent,
  events: readEvents,
  wait: (ctx, id) => waitForAnswer(ctx, id, 5, signal),
  follow: async (ctx, id) => {
    for await (const fact of followEvents(ctx, id, 0n, signal)) return fact;
    return null;
  },
};
const forPeople: Record<string, Verb> = {
  answer: (ctx, id) => answerIntent(ctx, id, { outcome: "approved" }),
  claim: claimIntent,
  release: releaseIntent,
  reassign: (ctx, id) => reassignIntent(ctx, id, { to: ["team:data"] }),
};
const forAgents: Record<string, Verb> = {
  cancel: (ctx, id) => cancelIntent(ctx, id, { reason: "r" }),
  revise: (ctx, id) => reviseIntent(ctx, id, { note: "n" }),
  result: (ctx, id) => reportResult(ctx, id, { status: "succeeded", summary: "s" }),
};
const forBoth: Record<string, Verb> = { comment: (ctx, id) => commentOnIntent(ctx, id, { body: "b" }) };
const MISSING = "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

describe("what belongs to another workspace looks like what does not exist", () => {
  test.each(Object.keys({ ...reading, ...forPeople, ...forBoth }))(
    "to a person who wants to %s",
    async (name) => {
      const verb = { ...reading, ...forPeople, ...forBoth }[name] as Verb;
      const [{ agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
      const { id } = await submit(agent, { assignees: [ana.email] });
      const before = await snapshotOf(id);
      for (const stranger of [foreign.ana, foreign.alex]) {
        const [there, missing] = [
          await refusalOf(verb(as(stranger), id)),
          await refusalOf(verb(as(stranger), MISSING)),
        ];
        expect(there).toEqual(missing);
        expect(there.code).toBe("not_found");
      }
      expect(await snapshotOf(id)).toEqual(before);
    },
  );

  test.each(Object.keys({ ...reading, ...forAgents, ...forBoth }))(
    "to an agent that wants to %s, and so does another agent's",
    async (name) => {
      const verb = { ...reading, ...forAgents, ...forBoth }[name] as Verb;
      const [{ id: workspaceId, agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
      const { id } = await submit(agent, { assignees: [ana.email] });
      const before = await snapshotOf(id);
      for (const stranger of [foreign.agent, await addAgent(workspaceId)]) {
        const [there, missing] = [
          await refusalOf(verb(asAgent(stranger), id)),
          await refusalOf(verb(asAgent(stranger), MISSING)),
        ];
        expect(there).toEqual(missing);
        expect(there.code).toBe("not_found");
      }
      expect(await snapshotOf(id)).toEqual(before);
    },
  );

  test("to a clock that names the wrong workspace", async () => {
    const [{ agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "1h" });
    expect(await refusalOf(fireMoment(asSystem(foreign, after("2h")), id))).toMatchObject({
      code: "not_found",
    });
  });

  test("in lists, for every role", async () => {
    const [{ agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
    const { id } = await submit(agent, { assignees: [ana.email] });
    for (const ctx of [as(foreign.ana), as(foreign.alex), as(foreign.audrey), asAgent(foreign.agent)]) {
      expect((await listIntents(ctx, { q: id })).items).toEqual([]);
      expect((await listIntents(ctx, { assignee: ana.email })).items).toEqual([]);
    }
  });

  test("in an inbox that is followed live", async () => {
    const [{ agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
    const abort = new AbortController();
    const [news, quiet] = [
      followInbox(as(ana), null, abort.signal),
      followInbox(as(foreign.alex), null, abort.signal),
    ];
    await Promise.all([news.next(), quiet.next()]);
    const [heard, nothing] = [news.next(), quiet.next()];
    const { id } = await submit(agent, { assignees: [ana.email] });
    expect((await heard).value).toMatchObject({ news: [{ id, types: ["created"] }] });
    abort.abort();
    expect(await nothing).toEqual({ done: true, value: undefined });
  });

  test("in an inbox that is resumed from the beginning of time", async () => {
    const [{ agent, ana }, foreign] = [await makeWorkspace(), await makeWorkspace()];
    const { id } = await submit(agent, { assignees: [ana.email] });
    const missedBy = async (person: Person) =>
      (await followInbox(as(person), 0n, signal).next()).value?.news.map((each) => each.id);
    expect(await missedBy(ana)).toEqual([id]);
    expect(await missedBy(foreign.alex)).toEqual([]);
    expect(await missedBy(foreign.ana)).toEqual([]);
  });

  test("a policy and a type of the same name are the workspace's own", async () => {
    const [{ agent }, foreign] = [await makeWorkspace(), await makeWorkspace()];
    await addPolicy(foreign.id, { slug: "theirs", levels: [{ to: ["team:data"] }], timeout: "1h" });
    expect(await refusalOf(submit(agent, { policy: "theirs" }))).toMatchObject({
      code: "invalid_request",
      pointers: ["/policy"],
    });
  });
});

describe("auditors read everything and change nothing:", () => {
  test.each(Object.keys({ ...forPeople, ...forBoth, ...forAgents }))("%s is refused", async (name) => {
    const verb = { ...forPeople, ...forBoth, ...forAgents }[name] as Verb;
    const { agent, ana, audrey } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const before = await snapshotOf(id);
    expect(await refusalOf(verb(as(audrey), id))).toMatchObject({ code: "forbidden" });
    expect(await snapshotOf(id)).toEqual(before);
    expect(await readIntent(as(audrey), id)).toMatchObject({
      you: { may_answer: false, may_take_part: false },
    });
  });

  test("even where they were asked while they were reviewers", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    await sql("UPDATE memberships SET role = 'auditor' WHERE user_id = $1", ana.id);
    expect(
      await refusalOf(answerIntent(as({ ...ana, role: "auditor" }), id, { outcome: "approved" })),
    ).toMatchObject({ code: "forbidden" });
  });
});

test("people do not act as agents, nor agents as people", async () => {
  const { id: workspaceId, agent, ana, alex } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  const before = await rowsOf(workspaceId);
  for (const verb of Object.values(forAgents))
    expect(await refusalOf(verb(as(alex), id))).toMatchObject({ code: "forbidden" });
  for (const verb of Object.values(forPeople))
    expect(await refusalOf(verb(asAgent(agent), id))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(submitIntent(as(alex), SubmitBody.parse(question())))).toMatchObject({
    code: "forbidden",
  });
  expect(await rowsOf(workspaceId)).toEqual(before);
});

test("a reviewer who was not asked sees nothing of an intent, and an admin may handle it", async () => {
  const { agent, ana, cal, alex } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  for (const verb of Object.values({ ...reading, ...forPeople, ...forBoth })) {
    expect(await refusalOf(verb(as(cal), id))).toMatchObject({ code: "not_found" });
  }
  expect(await claimIntent(as(alex), id)).toMatchObject({ claimed_by: { name: "Alex" } });
});
