import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchJson } from "./http";
import { ProblemError } from "./problem";

const answers: Record<string, { status: number; body: string }> = {
  "/fine": { status: 200, body: '{"ok":true}' },
  "/late": {
    status: 409,
    body: JSON.stringify({
      code: "already_decided",
      status: 409,
      title: "Somebody was first",
      detail: "Ana was first.",
      decided_by: { name: "Ana" },
    }),
  },
  "/flawed": {
    status: 422,
    body: JSON.stringify({
      code: "invalid_answer",
      status: 422,
      detail: "Look again.",
      errors: [{ detail: "Required.", pointer: "/data/a" }, 7],
    }),
  },
  "/proxy": { status: 502, body: "<html>Bad gateway</html>" },
};

let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { status, body } = answers[request.url ?? ""] ?? { status: 404, body: "" };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the test's server has no port");
  base = `http://127.0.0.1:${address.port}`;
});

afterAll(() => server.close());

const problem = async (path: string) => fetchJson(base + path).catch((error: unknown) => error);

test("a success is its body", async () => {
  expect(await fetchJson(`${base}/fine`)).toEqual({ ok: true });
});

test("a problem document becomes an error with its code, words and other members", async () => {
  const error = await problem("/late");
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({
    status: 409,
    code: "already_decided",
    detail: "Ana was first.",
    extra: { decided_by: { name: "Ana" } },
  });
});

test("flaws keep their pointers, and what is no flaw is dropped", async () => {
  expect(await problem("/flawed")).toMatchObject({
    code: "invalid_answer",
    errors: [{ detail: "Required.", pointer: "/data/a" }],
  });
});

test("a gateway's page is told as a server that is not ready, and may pass", async () => {
  expect(await problem("/proxy")).toMatchObject({ status: 502, code: "unavailable", isPassing: true });
});

test("no answer at all is a network problem, and may pass", async () => {
  const error = await fetchJson("http://127.0.0.1:1/").catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 0, code: "network", isPassing: true });
});
