import { isIdempotent, type Listed } from "../endpoints";
import type { Caller } from "../endpoints/endpoint";
import { isLimited, LIMIT_HEADERS, REPLAYED, REQUEST_HEADERS, RESPONSE_HEADERS } from "./headers";
import { refusalsOf } from "./refusals";
import { type JsonSchema, type OpenApiSchemas, pick } from "./schemas";

export const SECURITY = {
  bearer: { type: "http", scheme: "bearer", description: "An agent's API key, csk_…" },
  apiKey: { type: "apiKey", in: "header", name: "x-api-key", description: "The same key" },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "next-auth.session-token",
    description: "A person, signed in",
  },
};

const SCHEMES: Record<Caller, (keyof typeof SECURITY)[]> = {
  agent: ["bearer", "apiKey"],
  member: ["session"],
};

/** A file, whatever is in it. */
const BYTES = { "*/*": { schema: { description: "The file itself" } } };

/** One endpoint as an operation object. */
export function operationOf(endpoint: Listed, schemas: OpenApiSchemas) {
  const { operation, summary, tag, callers, scope, rpc, body = rpc, takesBytes, example } = endpoint;
  return {
    operationId: operation,
    summary,
    ...(scope && {
      description: `An agent's key needs the scope \`${scope}\`, or to have none, which is all of them.`,
    }),
    tags: [tag],
    security: callers.flatMap((caller) =>
      SCHEMES[caller].map((scheme) => ({ [scheme]: scope && caller === "agent" ? [scope] : [] })),
    ),
    parameters: [...inPath(endpoint), ...inQuery(endpoint, schemas), ...inHeader(endpoint)],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemas.input(body), example } },
      },
    }),
    ...(takesBytes && { requestBody: { required: true, content: BYTES } }),
    responses: { ...successes(endpoint, schemas), ...refusalsOf(endpoint, schemas) },
  };
}

function inPath({ path }: Listed) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function inQuery({ query }: Listed, schemas: OpenApiSchemas) {
  if (!query) return [];
  const optional = query.partial().meta({ id: undefined });
  const properties = schemas.input(optional).properties as Record<string, JsonSchema>;
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    description,
    schema,
  }));
}

function inHeader(endpoint: Listed) {
  const names = [
    ...(endpoint.headers ?? []),
    ...(isIdempotent(endpoint) ? (["Idempotency-Key"] as const) : []),
  ];
  return names.map((name) => ({ name, in: "header", ...REQUEST_HEADERS[name] }));
}

function successes(endpoint: Listed, schemas: OpenApiSchemas) {
  const { status, says, schema, headers = [], givesBytes, stream, failing } = endpoint.answer;
  const whole = givesBytes ? BYTES : { "application/json": { schema: schemas.output(schema) } };
  const content = {
    ...whole,
    ...(stream && { "text/event-stream": { schema: { type: "string", description: stream } } }),
  };
  const named = [...headers, ...(isLimited(endpoint) ? LIMIT_HEADERS : [])];
  const first = { description: says, headers: pick(RESPONSE_HEADERS, named), content };
  if (failing) return { [status]: first, [failing.status]: { description: failing.says, content } };
  if (!isIdempotent(endpoint)) return { [status]: first };
  const again = {
    description: "The first answer, once more; nothing happened again",
    headers: REPLAYED,
    content,
  };
  // Where the first answer is a 200 itself, only the header tells them apart.
  return status === 200
    ? { 200: { ...first, headers: { ...first.headers, ...REPLAYED } } }
    : { [status]: first, 200: again };
}
