import { expect, test } from "vitest";
import { submitted } from "../support/asking";
import { plotOf } from "../support/database";
import { api, signIn } from "../support/http";
import { submit, type Submission, type Workspace } from "../support/workspace";

interface Result {
  id: string;
  status: number;
  intent?: { outcome: string; decision: { decided_by: { name: string } } };
  error?: { code: string; detail: string; instance: string; errors: { pointer: string }[] };
}

const answer = async (headers: Record<string, string>, decisions: unknown[]) => {
  const { status, body } = await api("POST", "/api/decisions", { headers, body: { decisions } });
  return { status, items: body.items as Result[] };
};

const ask = async ({ agent, ana }: Workspace, more: Submission = {}) =>
  (await submit(agent, { assignees: [ana.email], ...more }, new Date())).id;

test("each of many answers has its own result, in their order", async () => {
  const { workspace, people, id: first } = await submitted();
  const [second, changed] = [
    await ask(workspace),
    await ask(workspace, { payload: { dataset: "a" }, editable: ["/dataset"] }),
  ];
  const foreign = (await submitted()).id;
  const { status, items } = await answer(people.ana, [
    { id: first, outcome: "approved" },
    { id: foreign, outcome: "approved" },
    { id: second, outcome: "nonsense" },
    { id: changed, outcome: "rejected", comment: "No.", edits: { "/dataset": "b" } },
    { id: second, outcome: "approved", revision: 7 },
  ]);
  expect(status).toBe(200);
  expect(items).toMatchObject([
    { id: first, status: 201, intent: { outcome: "approved", decision: { decided_by: { name: "Ana" } } } },
    { id: foreign, status: 404, error: { code: "not_found", instance: `/api/intents/${foreign}/decision` } },
    { id: second, status: 422, error: { code: "invalid_answer", errors: [{ pointer: "/outcome" }] } },
    { id: changed, status: 201, intent: { outcome: "rejected" } },
    { id: second, status: 412, error: { code: "stale_revision" } },
  ]);
});

test("two answers to one intent are taken in their order: the first wins, and the second is told", async () => {
  const { workspace, people } = await submitted();
  const id = await ask(workspace);
  const others = await Promise.all(Array.from({ length: 20 }, () => ask(workspace)));
  const { items } = await answer(people.ana, [
    { id, outcome: "rejected" },
    ...others.map((other) => ({ id: other, outcome: "approved" })),
    { id, outcome: "approved" },
  ]);
  expect(items[0]).toMatchObject({ status: 201, intent: { outcome: "rejected" } });
  expect(items.at(-1)).toMatchObject({
    status: 409,
    error: { code: "already_decided", outcome: "rejected" },
  });
});

test("a hundred answers are all taken", async () => {
  const { workspace, people } = await submitted();
  const ids = await Promise.all(Array.from({ length: 100 }, () => ask(workspace)));
  const { items } = await answer(
    people.ana,
    ids.map((id) => ({ id, outcome: "approved" })),
  );
  expect(items.map(({ id, status }) => `${id} ${status}`)).toEqual(ids.map((id) => `${id} 201`));
  expect(await plotOf(ids[99] ?? "")).toEqual(["created", "decided"]);
});

test("none, too many, or a malformed one is refused as a whole, with its place", async () => {
  const { people, workspace, id } = await submitted();
  const refused = async (headers: Record<string, string>, decisions: unknown[]) =>
    (await api("POST", "/api/decisions", { headers, body: { decisions } })).body;
  const many = Array.from({ length: 101 }, () => ({ id, outcome: "approved" }));
  expect(await refused(people.ana, [])).toMatchObject({
    code: "invalid_request",
    errors: [{ pointer: "/decisions" }],
  });
  expect(await refused(people.ana, many)).toMatchObject({
    code: "invalid_request",
    errors: [{ pointer: "/decisions" }],
  });
  expect(
    await refused(people.ana, [
      { id, outcome: "approved" },
      { id, outcome: "approved", nope: 1 },
    ]),
  ).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/decisions/1/nope" }] });
  expect(await refused(await signIn(workspace.audrey), [{ id, outcome: "approved" }])).toMatchObject({
    code: "forbidden",
  });
  expect(await plotOf(id)).toEqual(["created"]);
});
