import { readdirSync } from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { WEBHOOK_EVENTS } from "@/core/effects";
import { type JsonObject, type Json, pointerOf, valueAt } from "@/core/json";
import { type Scope, SCOPE_NAMES } from "@/core/scopes";
import {
  asAgent,
  asAnyone,
  asAnyProgram,
  asMember,
  asNobody,
  asSigningIn,
  type Authenticate,
} from "./authenticate";
import { ENDPOINTS } from "./endpoints";
import { openApiDocument } from "./openapi";

const APP = path.join(import.meta.dirname, "..");
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** next-auth's, Inngest's, Slack's, the mail provider that stands in for Resend's, and whatever is not there. */
const NOT_OURS = /^\/api\/(auth|inngest|mailbox|slack|\{\.{3}rest\})(\/|$)/;

/** What a mail program posts by itself. */
const FROM_ANYWHERE = ["POST /api/unsubscribe/{token}"];

interface Exported {
  spec?: { authenticate: Authenticate; scope?: Scope; body?: z.ZodType; query?: z.ZodType; rpc?: true };
}

const document = JSON.parse(JSON.stringify(openApiDocument("https://countersign.example"))) as JsonObject;

const named = ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);

/** Every "METHOD /path" that the app serves, with what its route exports for it. */
async function servedRoutes(): Promise<Map<string, Exported>> {
  const files = ["api", ".well-known"].flatMap((folder) =>
    readdirSync(path.join(APP, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.join(folder, file),
    ),
  );
  const served = new Map<string, Exported>();
  for (const file of files.filter((name) => path.basename(name) === "route.ts")) {
    const at = `/${path.dirname(file).replaceAll(path.sep, "/").replaceAll("[", "{").replaceAll("]", "}")}`;
    if (NOT_OURS.test(at)) continue;
    const exported = (await import(path.join(APP, file))) as Record<string, Exported>;
    for (const method of METHODS) if (exported[method]) served.set(`${method} ${at}`, exported[method]);
  }
  return served;
}

describe("the document and the routes", async () => {
  const routes = await servedRoutes();

  test("every route is described, and nothing else", () => {
    expect(named.map(([name]) => name).toSorted()).toEqual([...routes.keys()].toSorted());
  });

  test.each(named)(
    "%s parses with the schemas that describe it, and lets in whom it says",
    (name, endpoint) => {
      const { spec } = routes.get(name) ?? {};
      expect(spec?.body).toBe(endpoint.body);
      expect(spec?.query).toBe(endpoint.query);
      expect(spec?.scope).toBe(endpoint.scope);
      expect(spec?.rpc).toBe(endpoint.rpc && true);
      const nobody = FROM_ANYWHERE.includes(name) ? asAnyProgram : asNobody;
      const authenticate = { agent: asAgent, member: asMember, "agent,member": asAnyone, "": nobody };
      if (endpoint.half) authenticate.member = asSigningIn;
      if (spec)
        expect(spec.authenticate).toBe(authenticate[String(endpoint.callers) as keyof typeof authenticate]);
    },
  );
});

test("whatever is limited says what is left, and how a refusal looks", () => {
  const limited = named.filter(
    ([, { callers, method, path }]) =>
      callers.includes("agent") || (callers.length > 0 && method !== "GET") || /\{token\}/.test(path),
  );
  expect(limited.length).toBeGreaterThan(60);
  for (const [name, { method, path, answer }] of limited) {
    const { responses } = valueAt(document, pointerOf(["paths", path, method.toLowerCase()])) as {
      responses: Record<string, { headers?: object } | undefined>;
    };
    expect(Object.keys(responses[answer.status]?.headers ?? {}), name).toContain("RateLimit");
    expect(Object.keys(responses[429]?.headers ?? {}), name).toEqual([
      "RateLimit",
      "RateLimit-Policy",
      "Retry-After",
    ]);
  }
});

test("whatever an agent may call needs a scope, and only that; of JSON-RPC each method does", () => {
  const unlike = ENDPOINTS.filter(
    ({ callers, scope, rpc }) => (callers.includes("agent") && !rpc) !== (scope !== undefined),
  );
  expect(unlike).toEqual([]);
  expect(new Set(ENDPOINTS.flatMap(({ scope }) => scope ?? []))).toEqual(new Set(SCOPE_NAMES));
});

test.each(named.filter(([, { body }]) => body))(
  "the example of %s is accepted",
  (_name, { body, example }) => {
    expect(body?.safeParse(example).error).toBeUndefined();
  },
);

test("every event that an endpoint can subscribe to is described, and the test event", () => {
  const events = [...WEBHOOK_EVENTS, "webhook.test", "audit.head"];
  expect(Object.keys(document.webhooks ?? {}).toSorted()).toEqual(events.toSorted());
});

describe("the structure", () => {
  test("every reference leads somewhere", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(
      ([, pointer]) => pointer ?? "",
    );
    expect(references.length).toBeGreaterThan(0);
    for (const pointer of references) expect(valueAt(document, pointer), pointer).toBeDefined();
  });

  test("operation ids are unique, and every parameter of a path is declared", () => {
    expect(new Set(ENDPOINTS.map(({ operation }) => operation)).size).toBe(ENDPOINTS.length);
    for (const { method, path } of ENDPOINTS) {
      const parameters = valueAt(
        document,
        `/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}/parameters`,
      );
      const declared = (parameters as JsonObject[])
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => name);
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  test("every schema is valid JSON Schema 2020-12", () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const schema of schemasIn(document))
      expect(ajv.validateSchema(schema), JSON.stringify(schema)).toBe(true);
  });

  test("a duration may be text or a number of seconds, and a response may grow", () => {
    const { Submit, Intent } = valueAt(document, "/components/schemas") as Record<string, JsonObject>;
    expect(valueAt(Submit ?? {}, "/properties/timeout")).toMatchObject({ type: ["string", "number"] });
    expect(Submit).toMatchObject({ additionalProperties: false });
    expect(Intent).not.toHaveProperty("additionalProperties");
  });
});

/** The values of every member called "schema". */
function schemasIn(value: Json): JsonObject[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "schema" ? [child as JsonObject] : schemasIn(child),
  );
}
