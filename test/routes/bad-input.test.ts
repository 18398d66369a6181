import { beforeAll, describe, expect, test } from "vitest";
import type { ErrorCode } from "@/core/errors";
import { rowsOf } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { expectProblem } from "../support/problem";
import { addKey, makeWorkspace, question, type Workspace } from "../support/workspace";

let workspace: Workspace;
let headers: Record<string, string>;
beforeAll(async () => {
  workspace = await makeWorkspace();
  headers = keyOf(workspace.agent);
});

const MISSING = "/api/intents/int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

/** Posts a submission that must be refused, and sees that nothing was stored. */
async function refused(
  sent: { body?: unknown; raw?: BodyInit; headers?: Record<string, string> },
  code: ErrorCode,
  pointers?: string[],
) {
  const before = await rowsOf(workspace.id);
  const reply = await api("POST", "/api/intents", { ...sent, headers: { ...headers, ...sent.headers } });
  expectProblem(reply, code, pointers);
  expect(await rowsOf(workspace.id)).toEqual(before);
  return reply;
}

describe("a submission is refused with 400 and the place", () => {
  test.each([
    ["cut short", '{"intent_type": "x"'],
    ["no JSON at all", "intent=x"],
    ["empty", ""],
  ])("where the body is %s", async (_, raw) => {
    await refused({ raw }, "invalid_request", []);
  });

  test("where the body is not UTF-8", async () => {
    await refused({ raw: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }, "invalid_request", []);
  });

  test.each([
    ["an array", [], [""]],
    ["null", null, [""]],
    ["a missing payload", { intent_type: "a.b", payload: undefined }, ["/payload"]],
    ["a payload that is no object", question({ payload: JSON.parse("[1]") }), ["/payload"]],
    [
      "unknown fields",
      { ...question({ assignees: ["team:data"] }), asignees: [], timeOut: 1 },
      ["/asignees", "/timeOut"],
    ],
    [
      "a field hidden under __proto__",
      JSON.parse('{"intent_type":"a.b","payload":{},"__proto__":{"x":1}}'),
      ["/__proto__"],
    ],
    [
      "an unknown field further in",
      question({ escalate: [{ after: "5m", to: ["team:data"], if: 1 } as never] }),
      ["/escalate/0/if"],
    ],
    ["a bad duration", question({ timeout: "5 minutes" }), ["/timeout"]],
    ["a duration of nothing", question({ remind_after: "0s" }), ["/remind_after"]],
    ["a negative duration", question({ timeout: -5 }), ["/timeout"]],
    ["a duration of more than a year", question({ timeout: "400d" }), ["/timeout"]],
    ["half a second", question({ timeout: 0.5 }), ["/timeout"]],
    ["an unknown kind of task", question({ task_type: "guess" as never }), ["/task_type"]],
    ["an empty title", question({ title: "   " }), ["/title"]],
    ["a title without end", question({ title: "x".repeat(201) }), ["/title"]],
    ["the same outcome twice", question({ allowed_outcomes: ["yes", "yes"] }), ["/allowed_outcomes"]],
    ["a pointer that is none", question({ editable: ["dataset"] }), ["/editable/0"]],
    [
      "a callback that is no web address",
      question({ callback_url: "javascript:alert(1)" }),
      ["/callback_url"],
    ],
    ["a traceparent that is none", question({ traceparent: "00-xyz" }), ["/traceparent"]],
    ["a number where a text belongs", question({ title: 5 as never }), ["/title"]],
    ["nobody to ask", question(), ["/assignees"]],
    ["an unknown assignee", question({ assignees: ["nobody@nowhere.example"] }), ["/assignees/0"]],
    ["an unknown policy", question({ policy: "nope" }), ["/policy"]],
    [
      "a form schema that refers to another server",
      schema({ $ref: "https://evil.example/x.json" }),
      ["/form_schema/properties/a/$ref"],
    ],
    ["a form schema that refers to itself", schema({ $ref: "#" }), ["/form_schema/properties/a/$ref"]],
    ["a NUL character", question({ title: "a\0b" }), ["/title"]],
    ["a NUL character in a key", question({ payload: { "a\0b": 1 } }), ["/payload"]],
  ])("for %s", async (_, body, pointers) => {
    await refused({ body }, "invalid_request", pointers);
  });

  test("for half of a surrogate pair, however it is written", async () => {
    await refused({ raw: '{"intent_type":"a.b","payload":{"x":"\\ud800"}}' }, "invalid_request", [
      "/payload/x",
    ]);
    await refused({ raw: '{"intent_type":"a.b","payload":{"x":["\\uDFFF"]}}' }, "invalid_request", [
      "/payload/x/0",
    ]);
  });

  test("for a number that is too large for one, which would be stored as null", async () => {
    await refused({ raw: '{"intent_type":"a.b","payload":{"x":1e400}}' }, "invalid_request", ["/payload/x"]);
    await refused({ raw: `{"intent_type":"a.b","payload":{"x":[-${"9".repeat(400)}]}}` }, "invalid_request", [
      "/payload/x/0",
    ]);
  });

  test("for a number that would be stored, and signed, with other digits than were sent", async () => {
    const raw = `{"intent_type":"a.b","payload":{"id":9007199254740993,"rows":[{"share":0.30000000000000004}]}}`;
    await refused({ raw }, "invalid_request", ["/payload/id"]);
  });

  test("for a member that is named twice, since readers of JSON differ in which of them counts", async () => {
    const raw = `{"intent_type":"a.b","payload":{"amount":1,"note":"\\":","am\\u006funt":1000}}`;
    await refused({ raw }, "invalid_request", ["/payload/amount"]);
  });

  test("for values that nest too deep", async () => {
    const deep = (levels: number) =>
      `{"intent_type":"a.b","payload":{"x":${"[".repeat(levels)}${"]".repeat(levels)}}}`;
    await refused({ raw: deep(100) }, "invalid_request");
    await refused({ raw: deep(100_000) }, "invalid_request");
  });
});

describe("a submission that is large", () => {
  const limit = 256 * 1024;
  const ofSize = (bytes: number): string => {
    const body = (filler: string) =>
      JSON.stringify(question({ assignees: ["team:data"], payload: { filler } }));
    return body("x".repeat(bytes - body("").length));
  };

  test("is taken up to 256 KiB, to the byte", async () => {
    const raw = ofSize(limit);
    expect(Buffer.byteLength(raw)).toBe(limit);
    expect(await api("POST", "/api/intents", { headers, raw })).toMatchObject({ status: 201 });
  });

  test("is refused beyond that, by its length or, where that is not said, while it is read", async () => {
    await refused(
      { raw: ofSize(limit + 1), headers: { "content-length": String(limit + 1) } },
      "payload_too_large",
    );
    await refused({ raw: ofSize(limit + 1) }, "payload_too_large");
  });

  test("without end is not read to its end", async () => {
    let read = 0;
    const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    await refused({ raw: endless }, "payload_too_large");
    expect(read).toBeLessThan(4 * limit);
  });

  test("in bytes, not in letters", async () => {
    const body = question({ assignees: ["team:data"], payload: { filler: "é".repeat(140_000) } });
    await refused({ body }, "payload_too_large");
  });
});

test("a body that is not JSON by its own word is refused with 415", async () => {
  await refused(
    { raw: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" } },
    "unsupported_media_type",
  );
  await refused({ raw: "{}", headers: { "content-type": "text/plain" } }, "unsupported_media_type");
});

test.each(["", "x".repeat(256), "tab\tin it"])("an idempotency key like %j is refused", async (key) => {
  await refused(
    { body: question({ assignees: ["team:data"] }), headers: { "idempotency-key": key } },
    "invalid_request",
  );
});

describe("a request without a valid key is refused with 401 in the same words", () => {
  const past = new Date(Date.now() - 1_000);

  test.each(["wrong", "revoked", "expired", "no key of ours", "a person's"])("%s", async (kind) => {
    const key = `csk_${kind.replaceAll(/\W/g, "")}_${crypto.randomUUID()}`;
    if (kind === "revoked") await addKey(workspace.agent, key, { revokedAt: past });
    if (kind === "expired") await addKey(workspace.agent, key, { expiresAt: past });
    const sent = kind === "no key of ours" ? "sk-live-12345" : key;
    const given = kind === "a person's" ? await signIn(workspace.alex) : { authorization: `Bearer ${sent}` };
    const reply = await api("POST", "/api/intents", {
      headers: given,
      body: question({ assignees: ["team:data"] }),
    });
    expectProblem(reply, "unauthenticated");
    expect(reply.headers.get("www-authenticate")).toBe("Bearer");
    if (kind !== "a person's")
      expect(reply.body.detail).toBe("The API key is missing, wrong, expired or revoked.");
  });

  test("none at all, for every address that wants one", async () => {
    expectProblem(await api("POST", "/api/intents", { body: {} }), "unauthenticated");
    expectProblem(await api("GET", "/api/intents"), "unauthenticated");
    expectProblem(await api("GET", MISSING), "unauthenticated");
    expectProblem(
      await api("POST", `${MISSING}/decision`, { body: { outcome: "approved" } }),
      "unauthenticated",
    );
    expectProblem(await api("GET", "/api/stream"), "unauthenticated");
    expectProblem(await api("GET", "/api/people"), "unauthenticated");
  });

  test("before anything is read of the body", async () => {
    expectProblem(await api("POST", "/api/intents", { raw: "{" }), "unauthenticated");
  });
});

test("a key may come in x-api-key as well", async () => {
  const reply = await api("GET", "/api/intents", { headers: { "x-api-key": workspace.agent.key } });
  expect(reply.status).toBe(200);
});

test.each([
  ["?limit=0", "/limit"],
  ["?limit=1000", "/limit"],
  ["?limit=ten", "/limit"],
  ["?status=open", "/status/0"],
  ["?sort=random", "/sort"],
  ["?colour=red", "/colour"],
  ["?cursor=abc", "/cursor"],
  ["?q=a&q=b", "/q"],
  ["?q=%00", "/q"],
  ["?assignee=%00", "/assignee"],
])("a list asked for with %s is refused with the place", async (query, pointer) => {
  expectProblem(await api("GET", `/api/intents${query}`, { headers }), "invalid_request", [pointer]);
});

function schema(a: object) {
  return question({
    task_type: "form",
    assignees: ["team:data"],
    form_schema: { type: "object", properties: { a: JSON.parse(JSON.stringify(a)) } },
  });
}

test("an answer's data and edits, too, have only numbers that are kept to the last digit", async () => {
  const body = question({ assignees: [workspace.ana.email], editable: ["/rows"] });
  const { body: intent } = await api("POST", "/api/intents", { headers, body });
  const people = await signIn(workspace.ana);
  const answer = (raw: string) => api("POST", `/api/intents/${intent.id}/decision`, { headers: people, raw });
  const outcome = '"outcome":"approved"';
  expectProblem(await answer(`{${outcome},"edits":{"/rows":12345678901234567}}`), "invalid_request", [
    "/edits/~1rows",
  ]);
  expectProblem(await answer(`{${outcome},"data":{"n":[1.00000000000000000001]}}`), "invalid_request", [
    "/data/n/0",
  ]);
  expect(await answer(`{${outcome},"edits":{"/rows":9007199254740991}}`)).toMatchObject({
    status: 201,
    body: { decision: { payload: { rows: 9_007_199_254_740_991 } } },
  });
});

describe("a time that no database has is refused", () => {
  test.each([
    ["GET", "/api/audit?from="],
    ["GET", "/api/audit/export?to="],
    ["GET", "/api/intents?created_after="],
  ] as const)("%s %s", async (method, path) => {
    const admin = await signIn(workspace.alex);
    for (const text of [
      "",
      "0000-01-01T00:00:00Z",
      "0001-01-01T00:00:00+14:00",
      "2026-02-30T00:00:00Z",
      "soon",
    ])
      expectProblem(
        await api(method, path + encodeURIComponent(text), { headers: admin }),
        "invalid_request",
      );
    const last = encodeURIComponent("9999-12-31T23:59:59-14:00");
    expect((await request(method, path + last, { headers: admin })).status).toBe(200);
  });
});
