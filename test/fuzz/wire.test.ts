import { connect } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { keyOf } from "../support/http";
import { type ServerProcess, startWholeServer, WHILE_BUSY } from "../support/server";
import { makeWorkspace, question } from "../support/workspace";

/** Long enough for a busy machine to read a request, and short enough to wait for. */
const PATIENCE_SECONDS = 3;

let server: ServerProcess;
let authorization: string;
beforeAll(async () => {
  const workspace = await makeWorkspace();
  authorization = keyOf(workspace.agent).authorization ?? "";
  server = await startWholeServer(0, { COUNTERSIGN_REQUEST_SECONDS: String(PATIENCE_SECONDS) });
  return server.kill;
}, WHILE_BUSY.timeout);

/** What comes back until the server hangs up, having been sent these bytes and no more. */
async function sent(bytes: string, drops = ""): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  // An error is one way of hanging up; the other is none.
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(bytes);
  const dripping = drops && setInterval(() => socket.write(drops), 200);
  await closed;
  if (dripping) clearInterval(dripping);
  return Buffer.concat(chunks).toString();
}

const head = (more: string): string =>
  `POST /api/intents HTTP/1.1\r\nHost: countersign.test\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\n${more}\r\n`;

/** The key is there once the tests run. */
const textOf = (bytes: string | (() => string)): string => (typeof bytes === "string" ? bytes : bytes());

async function isWell(): Promise<void> {
  const response = await fetch(`${server.url}/api/intents`, { headers: { authorization } });
  expect(response.status).toBe(200);
}

describe("a server outlives what is no HTTP, and hangs up", WHILE_BUSY, () => {
  test.each([
    ["a body that comes drop by drop", () => head("Content-Length: 200000\r\n"), " "],
    ["a body that never comes", () => head("Content-Length: 100\r\n"), ""],
    ["chunks drop by drop", () => head("Transfer-Encoding: chunked\r\n"), "1\r\n \r\n"],
    ["a head that never ends", "GET /api/intents HTTP/1.1\r\nHost: a\r\n", "X-A: b\r\n"],
  ])("%s is given up", async (_, bytes, drops) => {
    const answer = await sent(textOf(bytes), drops);
    expect(answer === "" || /^HTTP\/1\.1 408 /.test(answer), answer.slice(0, 600)).toBe(true);
    await isWell();
  });

  test.each([
    ["another protocol", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
    ["two lengths", () => head("Content-Length: 5\r\nContent-Length: 6\r\n")],
    [
      "a length and chunks, which proxies read apart",
      () => head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
    ],
    ["a chunk of no size", () => `${head("Transfer-Encoding: chunked\r\n")}zz\r\n`],
    ["a head without end", `GET /api/intents HTTP/1.1\r\nHost: a\r\nX-A: ${"b".repeat(100_000)}\r\n\r\n`],
    ["a NUL in a header", () => head("X-A: a\0b\r\n")],
    ["a header folded as HTTP once allowed", () => head("X-A: a\r\n b\r\nBroken\r\n")],
    ["an address that is none", "GET //[::bad HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"],
    [
      "an absolute address of somebody else",
      "GET http://evil.example/api/intents HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ],
    ["a host that is none", "GET /api/intents HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n"],
  ])("%s is refused", async (_, bytes) => {
    const answer = await sent(textOf(bytes));
    expect(answer === "" || /^HTTP\/1\.1 4\d\d /.test(answer), answer.slice(0, 300)).toBe(true);
    await isWell();
  });

  test("a hundred bodies that never end keep nobody else waiting", async () => {
    const slow = Array.from({ length: 100 }, () => sent(head("Content-Length: 9999\r\n"), "{"));
    const body = JSON.stringify(question({ assignees: ["team:data"] }));
    const response = await fetch(`${server.url}/api/intents`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(201);
    await Promise.all(slow);
    await isWell();
  });
});
