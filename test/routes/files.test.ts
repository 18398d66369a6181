import { expect, test } from "vitest";
import { FILE_LIMITS } from "@/core/file";
import { sendNotification } from "@/server/services/notifications/send";
import { submitted } from "../support/asking";
import { noticesOf, sql } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { openMailbox, tokenIn } from "../support/mailbox";
import { addAgent, makeWorkspace, submit } from "../support/workspace";

const LOG = new TextEncoder().encode("rotated at noon\n");

const attach = (path: string, headers: Record<string, string>, name: string, raw: BodyInit = LOG) =>
  api("POST", `${path}?${new URLSearchParams({ name })}`, {
    headers: { "content-type": "text/plain", ...headers },
    raw,
  });

const filesOf = (id: string) => sql("SELECT id FROM files WHERE intent_id = $1", id);

test("a file that a reviewer attaches is evidence that the agent can fetch, byte for byte, and nothing can run in it", async () => {
  const { agent, people, id, path } = await submitted({
    task_type: "manual_action",
    evidence_required: true,
  });
  const { status, body: file } = await attach(`${path}/files`, people.ana, "Größe <b>.txt");
  expect(status).toBe(201);
  expect(file).toMatchObject({ name: "Größe _b_.txt", media_type: "text/plain", size: LOG.length });
  const evidence = [{ url: file.url, label: file.name }];
  const answered = await api("POST", `${path}/decision`, {
    headers: people.ana,
    body: { outcome: "completed", evidence },
  });
  expect(answered.body.decision.evidence).toEqual(evidence);

  const address = new URL(file.url).pathname;
  const got = await request("GET", address, { headers: agent });
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(LOG);
  expect(Object.fromEntries(got.headers)).toMatchObject({
    "content-disposition": `attachment; filename="Gro__e _b_.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20_b_.txt`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "content-type": "text/plain",
  });
  expect((await request("GET", address, { headers: people.audrey })).status).toBe(200);
  expect(await attach(`${path}/files`, people.ana, "late.txt")).toMatchObject({
    status: 409,
    body: { code: "already_decided" },
  });
  expect(await filesOf(id)).toHaveLength(1);
});

test("a page or a picture with a script is only bytes", async () => {
  const { people, path } = await submitted();
  for (const type of ["text/html", "image/svg+xml"]) {
    const { body } = await attach(`${path}/files`, { ...people.ana, "content-type": type }, `${type}.html`);
    expect(body.media_type).toBe("application/octet-stream");
  }
});

test("whoever may not see the intent gets neither the file nor a word of it, and auditors attach nothing", async () => {
  const { workspace, people, path } = await submitted();
  const { body: file } = await attach(`${path}/files`, people.ana, "log.txt");
  const address = new URL(file.url).pathname;
  const foreign = await makeWorkspace();
  const strangers = [
    people.cal,
    await signIn(foreign.alex),
    keyOf(foreign.agent),
    keyOf(await addAgent(workspace.id)),
  ];
  for (const headers of strangers) {
    expect(await api("GET", address, { headers })).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
    if ("cookie" in headers)
      expect(await attach(`${path}/files`, headers, "x.txt")).toMatchObject({ status: 404 });
  }
  expect(await api("GET", address, { headers: {} })).toMatchObject({ status: 401 });
  expect(await attach(`${path}/files`, people.audrey, "x.txt")).toMatchObject({ status: 403 });
  expect(
    await attach(`${path}/files`, { ...people.ana, origin: "https://evil.example" }, "x.txt"),
  ).toMatchObject({
    status: 403,
  });
});

test("a file that is too large, empty or nameless is refused with its reason, and one that lies about its length too", async () => {
  const { people, id, path } = await submitted();
  const chunk = new Uint8Array(1024 * 1024);
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += chunk.length;
      controller.enqueue(chunk);
    },
  });
  expect(await attach(`${path}/files`, people.ana, "endless", endless)).toMatchObject({
    status: 413,
    body: { code: "payload_too_large", detail: "A file has at most 10 MB." },
  });
  expect(sent).toBeLessThan(FILE_LIMITS.bytes + 4 * chunk.length);
  expect(await attach(`${path}/files`, people.ana, "empty", "")).toMatchObject({ status: 400 });
  expect(await attach(`${path}/files`, people.ana, "")).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: "/name" }] },
  });
  expect(await filesOf(id)).toEqual([]);
});

test("the files of an intent have a limit together, also when they come at once; the same file counts once", async () => {
  const { people, id, path } = await submitted();
  const half = (mark: number) => new Uint8Array(FILE_LIMITS.bytes - 10).fill(mark);
  const replies = await Promise.all(
    [1, 2, 3, 4, 5, 6, 1].map((mark) => attach(`${path}/files`, people.ana, `${mark}.bin`, half(mark))),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 201, 413]);
  expect(replies.find(({ status }) => status === 413)?.body.detail).toMatch(/at most 50 MB together/);
  expect(await filesOf(id)).toHaveLength(5);
});

test("an intent has so many files at most, however small", async () => {
  const { people, id, path } = await submitted();
  for (let n = 0; n < FILE_LIMITS.perIntent; n += 1)
    expect((await attach(`${path}/files`, people.ana, `${n}.txt`, `${n}`)).status).toBe(201);
  expect(await attach(`${path}/files`, people.ana, "more.txt", "more")).toMatchObject({
    status: 413,
    body: { detail: `One request has at most ${FILE_LIMITS.perIntent} files.` },
  });
  expect((await attach(`${path}/files`, people.ana, "1.txt", "1")).status).toBe(201); // the same once more
  expect(await filesOf(id)).toHaveLength(FILE_LIMITS.perIntent);
});

test("what was attached can be taken back while it is open, by whoever attached it", async () => {
  const { people, id, path } = await submitted();
  const { body: file } = await attach(`${path}/files`, people.ana, "wrong.txt");
  const address = new URL(file.url).pathname;
  expect(await api("DELETE", address, { headers: people.bea })).toMatchObject({ status: 403 });
  expect(await api("DELETE", address, { headers: people.ana })).toMatchObject({ status: 200 });
  expect(await api("GET", address, { headers: people.ana })).toMatchObject({ status: 404 });
  const { body: kept } = await attach(`${path}/files`, people.ana, "right.txt");
  await api("POST", `${path}/decision`, { headers: people.ana, body: { outcome: "approved" } });
  const keptAt = new URL(kept.url).pathname;
  expect(await api("DELETE", keptAt, { headers: people.ana })).toMatchObject({ status: 409 });
  expect(await filesOf(id)).toHaveLength(1);
});

test("a mail's link attaches files until it is spent, and takes them back", async () => {
  const { agent, ana } = await makeWorkspace();
  const mailbox = await openMailbox();
  const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
  for (const notice of await noticesOf(id)) await sendNotification(notice.id, mailbox.send, () => new Date());
  const path = `/api/answers/${tokenIn(mailbox.to(ana)[0] ?? { text: "" })}`;
  const { body: wrong } = await attach(`${path}/files`, {}, "wrong.txt");
  expect(await api("DELETE", `${path}/files/${wrong.id}`)).toMatchObject({ status: 200 });
  const { status, body: file } = await attach(`${path}/files`, {}, "photo.txt");
  expect(status).toBe(201);
  const evidence = [{ url: file.url, label: "Photo" }];
  expect(await api("POST", path, { body: { outcome: "approved", evidence } })).toMatchObject({ status: 201 });
  const address = new URL(file.url).pathname;
  expect((await request("GET", address, { headers: keyOf(agent) })).status).toBe(200);
  expect(await attach(`${path}/files`, {}, "more.txt")).toMatchObject({
    status: 409,
    body: { code: "already_decided" },
  });
  expect(await attach(`/api/answers/${"A".repeat(43)}/files`, {}, "x")).toMatchObject({ status: 401 });
});

test("where the risk is high, a mail's link attaches nothing until its person has signed in", async () => {
  const { agent, ana, bea } = await makeWorkspace();
  const mailbox = await openMailbox();
  const { id } = await submit(agent, { assignees: [ana.email], risk: "high" }, new Date());
  for (const notice of await noticesOf(id)) await sendNotification(notice.id, mailbox.send, () => new Date());
  const path = `/api/answers/${tokenIn(mailbox.to(ana)[0] ?? { text: "" })}/files`;
  expect(await attach(path, {}, "log.txt")).toMatchObject({ status: 401 });
  expect(await attach(path, await signIn(bea), "log.txt")).toMatchObject({ status: 403 });
  expect(await attach(path, await signIn(ana), "log.txt")).toMatchObject({ status: 201 });
});
