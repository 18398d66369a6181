import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { type APIResponse, expect, request as requests, test } from "@playwright/test";
import { isJsonObject, type Json, type JsonObject, valueAt } from "@/core/json";

const BASE_URL = process.env.E2E_BASE_URL ?? "";
const asAgent = { authorization: `Bearer ${process.env.E2E_API_KEY}` };

test("what the server answers is what its OpenAPI document says, and no more", async () => {
  const agent = await requests.newContext({ baseURL: BASE_URL, extraHTTPHeaders: asAgent });
  const ana = await signedIn("ana@acme.dev");
  const document = (await (await agent.get("/api/openapi.json")).json()) as JsonObject;
  const check = checker(document);

  const asking = "/api/intents";
  const data = valueAt(document, "/paths/~1api~1intents/post/requestBody/content/application~1json/example");
  const headers = { "idempotency-key": crypto.randomUUID() };
  const { id } = await check("post", asking, 201, await agent.post(asking, { data, headers }));
  await check("post", asking, 200, await agent.post(asking, { data, headers }));
  await check(
    "post",
    asking,
    422,
    await agent.post(asking, { data: { ...(data as JsonObject), title: "Other" }, headers }),
  );
  await check("post", asking, 400, await agent.post(asking, { data: { payload: 1, colour: "red" } }));
  await check(
    "post",
    asking,
    415,
    await agent.post(asking, { data: "text", headers: { "content-type": "text/plain" } }),
  );
  await check("get", asking, 200, await agent.get(asking));
  await check("get", asking, 200, await ana.get(`${asking}?view=summary&assignee=me`));
  await check("get", asking, 401, await (await requests.newContext({ baseURL: BASE_URL })).get(asking));

  const path = "/api/intents/{id}";
  await check("get", path, 200, await agent.get(`/api/intents/${id}`));
  await check("get", path, 200, await ana.get(`/api/intents/${id}`));
  await check("get", path, 404, await agent.get("/api/intents/int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6"));
  const question = { body: "Which region is this for?", question: true };
  await check(
    "post",
    `${path}/comments`,
    201,
    await ana.post(`/api/intents/${id}/comments`, { data: question }),
  );
  await check(
    "post",
    `${path}/comments`,
    201,
    await agent.post(`/api/intents/${id}/comments`, { data: { body: "The EU." } }),
  );
  await check("put", `${path}/claim`, 200, await ana.put(`/api/intents/${id}/claim`));
  await check("delete", `${path}/claim`, 200, await ana.delete(`/api/intents/${id}/claim`));
  await check(
    "post",
    `${path}/result`,
    409,
    await agent.post(`/api/intents/${id}/result`, { data: { status: "failed", summary: "-" } }),
  );
  const revision = { payload: { dataset: "customers_q1_eu" }, note: "Only the EU now." };
  await check(
    "post",
    `${path}/revision`,
    200,
    await agent.post(`/api/intents/${id}/revision`, { data: revision }),
  );

  const answering = `/api/intents/${id}/decision`;
  await check("post", `${path}/decision`, 422, await ana.post(answering, { data: { outcome: "maybe" } }));
  await check(
    "post",
    `${path}/decision`,
    412,
    await ana.post(answering, { data: { outcome: "approved", revision: 1 } }),
  );
  await check("post", `${path}/decision`, 201, await ana.post(answering, { data: { outcome: "approved" } }));
  await check("post", `${path}/decision`, 409, await ana.post(answering, { data: { outcome: "approved" } }));
  await check(
    "post",
    `${path}/cancellation`,
    409,
    await agent.post(`/api/intents/${id}/cancellation`, { data: { reason: "Late" } }),
  );
  await check(
    "post",
    `${path}/result`,
    201,
    await agent.post(`/api/intents/${id}/result`, { data: { status: "succeeded", summary: "Done." } }),
  );
  await check("get", `${path}/events`, 200, await agent.get(`/api/intents/${id}/events`));
  await check("get", `${path}/events`, 400, await agent.get(`/api/intents/${id}/events?after=x`));

  await check(
    "post",
    "/api/answers/{token}",
    401,
    await agent.post("/api/answers/nobodys", { data: { outcome: "approved" } }),
  );
  await check("get", "/api/people", 200, await ana.get("/api/people"));
  await check("get", "/api/health", 200, await agent.get("/api/health"));
  await check("get", "/.well-known/jwks.json", 200, await agent.get("/.well-known/jwks.json"));
});

/** Somebody's browser, as far as HTTP goes. */
async function signedIn(email: string) {
  const person = await requests.newContext({ baseURL: BASE_URL });
  const { csrfToken } = await (await person.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password: process.env.E2E_PASSWORD ?? "", json: "true" };
  await person.post("/api/auth/callback/credentials", { form });
  return person;
}

/** Holds responses against the document, with every object closed, so that a member that it does not name is noticed. */
function checker(document: JsonObject) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ ...(closed(document) as JsonObject), $id: "api" });
  return async (method: string, path: string, status: number, response: APIResponse) => {
    const body = await response.json();
    expect(response.status(), JSON.stringify(body)).toBe(status);
    const type = response.headers()["content-type"]?.split(";")[0] ?? "";
    const place = ["paths", path, method, "responses", String(status), "content", type, "schema"];
    const pointer = place
      .map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")))
      .join("/");
    const validate = ajv.getSchema(`api#/${pointer}`);
    expect(validate, `${method} ${path} says nothing of ${status} ${type}`).toBeDefined();
    validate?.(body);
    expect(validate?.errors ?? [], `${method} ${path} ${status}`).toEqual([]);
    return body;
  };
}

function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed);
  if (!isJsonObject(value)) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, closed(child)]));
  const isOpen = !("properties" in copy) || "additionalProperties" in copy || copy.type !== "object";
  return isOpen ? copy : { ...copy, additionalProperties: false };
}
