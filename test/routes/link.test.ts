import { expect, test } from "vitest";
import * as answers from "@/app/api/answers/[token]/route";
import { sendNotification } from "@/server/services/notifications/send";
import { noticesOf, storyOf } from "../support/database";
import { api, request, signIn } from "../support/http";
import { openMailbox, tokenIn } from "../support/mailbox";
import { makeWorkspace, submit, type Submission } from "../support/workspace";

/** An intent whose question Ana has in her mail, and the address that her link answers to. */
async function mailed(more: Submission = {}) {
  const workspace = await makeWorkspace();
  const mailbox = await openMailbox();
  const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email], ...more }, new Date());
  for (const notice of await noticesOf(id)) await sendNotification(notice.id, mailbox.send, () => new Date());
  return { ...workspace, id, path: `/api/answers/${tokenIn(mailbox.to(workspace.ana)[0] ?? { text: "" })}` };
}

test("a mail's link answers over HTTP without signing in: 201 once, then 409 with who it was", async () => {
  const { id, path } = await mailed();
  expect(await api("POST", path, { body: { outcome: "approved" } })).toMatchObject({
    status: 201,
    body: { id, status: "decided", decision: { via: "email" } },
  });
  expect(await api("POST", path, { body: { outcome: "rejected" } })).toMatchObject({
    status: 409,
    body: { code: "already_decided", decided_by: { name: "Ana" } },
  });
  expect((await storyOf(id)).filter((type) => type === "decided")).toHaveLength(1);
});

test("where the risk is high it is 401 until its person signs in, and 403 for somebody else", async () => {
  const { ana, bea, path } = await mailed({ risk: "high" });
  const body = { outcome: "approved" };
  expect(await api("POST", path, { body })).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  const refused = await api("POST", path, { body, headers: await signIn(bea) });
  expect(refused).toMatchObject({
    status: 403,
    body: { code: "forbidden", detail: expect.stringContaining("Ana’s") },
  });
  const taken = await api("POST", path, { body, headers: await signIn(ana) });
  expect(taken).toMatchObject({ status: 201, body: { decision: { decided_by: { name: "Ana" } } } });
});

test("there is nothing to GET at a link's address, so that no scanner can answer", () => {
  expect(Object.keys(answers)).toEqual(["POST"]);
});

test("an answer that does not fit is 422 with its place, and the link still answers", async () => {
  const { path } = await mailed({ required_comment: true });
  expect(await api("POST", path, { body: { outcome: "approved" } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: "/comment" }] },
  });
  expect(await api("POST", path, { body: { outcome: "approved", extra: 1 } })).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: "/extra" }] },
  });
  expect(await api("POST", path, { body: { outcome: "approved", comment: "Fine." } })).toMatchObject({
    status: 201,
  });
});

test("a link that is nobody's is 401, and tells nothing", async () => {
  const reply = await api("POST", `/api/answers/${"A".repeat(43)}`, { body: { outcome: "approved" } });
  expect(reply).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
});

test("a form that a page of another site submits does not answer, because it cannot send JSON", async () => {
  const { id, path } = await mailed();
  for (const type of ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"]) {
    const reply = await request("POST", path, {
      raw: '{"outcome":"approved"}',
      headers: { "content-type": type },
    });
    expect(reply.status).toBe(415);
  }
  expect((await storyOf(id)).at(-1)).toBe("notified");
});
