import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { request } from "../support/http";
import { COMPONENTS, type Operation } from "./operations";
import type { Input } from "./requests";
import { CANARY, type World } from "./world";

/** What an answer must not tell: our code, our database, another workspace. */
const LEAKS = new RegExp(
  `node_modules|prisma|\\bSELECT\\b|\\bat .*\\.[tj]s:\\d+|PostgreSQL|postgres|ECONN|password_hash|${CANARY}`,
  "i",
);

const ajv = addFormats(new Ajv2020({ strict: false, validateFormats: true }));
ajv.addSchema({ $id: "doc", components: { schemas: COMPONENTS } });
const validators = new Map<object, ReturnType<typeof ajv.compile>>();

function validates(schema: object, value: unknown): string | null {
  const check =
    validators.get(schema) ??
    ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"doc#/components')));
  validators.set(schema, check);
  return check(value) ? null : ajv.errorsText(check.errors);
}

/** Sends it, and gives its status once everything that must hold of any answer holds. */
export async function judged(
  operation: Operation,
  { callers }: World,
  { as, path, ...sent }: Input,
): Promise<number> {
  const headers = { ...(as && callers[as]), ...sent.headers };
  const before = process.cpuUsage();
  const response = await request(operation.method, path, {
    headers,
    ...(sent.body !== null && { raw: sent.body }),
  });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  const text = isStream ? "" : await response.text();
  if (isStream) await response.body?.cancel();
  const { user, system } = process.cpuUsage(before);

  expect(response.status, text).toBeLessThan(500);
  // The time that it took of a processor, which other work on the machine does not lengthen.
  expect((user + system) / 1000, "milliseconds of work").toBeLessThan(1_000);
  if (operation.path !== "/api/openapi.json") expect(text).not.toMatch(LEAKS);
  if (operation.refusals) documented(operation, response, text);
  else if (response.status >= 400) expect(JSON.parse(text)).toSatisfy(isRefusal);
  return response.status;
}

/** In our words, in AXME's, or in those of JSON-RPC. */
const isRefusal = ({ code, error }: { code?: string; error?: { code?: string | number } }): boolean =>
  Boolean(code ?? error?.code);

/** The status, the code and the shape are those of the OpenAPI document. */
function documented({ refusals, answers }: Operation, { status, headers }: Response, text: string): void {
  expect(Object.keys(refusals ?? {}), text).toContain(String(status));
  if (status >= 400) {
    expect(headers.get("content-type")).toBe("application/problem+json");
    const problem = JSON.parse(text);
    expect(problem.status).toBe(status);
    expect(refusals?.[String(status)], text).toContain(problem.code);
  }
  const schema = answers[String(status)];
  if (schema && headers.get("content-type") === "application/json")
    expect(validates(schema, JSON.parse(text)), text.slice(0, 2_000)).toBeNull();
}
