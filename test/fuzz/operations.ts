import * as axmeControls from "@/app/v1/intents/[id]/controls/route";
import * as axmeIntents from "@/app/v1/intents/route";
import * as axmeResolve from "@/app/v1/intents/[id]/resolve/route";
import * as axmeResume from "@/app/v1/intents/[id]/resume/route";
import * as axmeScenario from "@/app/v1/scenarios/apply/route";
import { openApiDocument } from "@/app/_http/openapi";
import { OpenApiSchemas } from "@/app/_http/openapi/schemas";
import type { Json } from "@/core/json";
import type { z } from "zod";
import type { Components, Schema } from "./fitting";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Operation {
  method: Method;
  /** With its parameters in braces. */
  path: string;
  /** Who is let in. */
  callers: ("agent" | "member")[];
  query: Record<string, Schema>;
  headers: string[];
  body: Schema | null;
  example: Json | null;
  takesBytes: boolean;
  /** Documented codes of refusal by status; null where a client of another protocol is answered in its words. */
  refusals: Record<string, string[]> | null;
  /** Schemas of JSON answers by status. */
  answers: Record<string, Schema>;
}

interface Media {
  schema?: Schema & { allOf?: { properties?: { code?: { enum: string[] } } }[] };
  example?: Json;
}

interface Documented {
  security: Record<string, unknown>[];
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

const { paths, components } = JSON.parse(JSON.stringify(openApiDocument("https://countersign.example"))) as {
  paths: Record<string, Record<string, Documented>>;
  components: { schemas: Components };
};

export const COMPONENTS = components.schemas;

function operationOf(method: string, path: string, documented: Documented): Operation {
  const { parameters, requestBody, responses, security } = documented;
  const schemes = security.flatMap(Object.keys);
  const content = requestBody?.content["application/json"];
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const codes = ([status, { content: said }]: [string, Documented["responses"][string]]) =>
    [status, said?.["application/problem+json"]?.schema?.allOf?.[1]?.properties?.code?.enum ?? []] as const;
  return {
    method: method.toUpperCase() as Method,
    path,
    callers: [
      ...(schemes.includes("bearer") ? (["agent"] as const) : []),
      ...(schemes.includes("session") ? (["member"] as const) : []),
    ],
    query: Object.fromEntries(named("query").map(({ name, schema }) => [name, schema])),
    headers: named("header").map(({ name }) => name),
    body: content?.schema ?? null,
    example: content?.example ?? null,
    takesBytes: requestBody !== undefined && !content,
    refusals: path === "/api/mcp" ? null : Object.fromEntries(Object.entries(responses).map(codes)),
    answers: Object.fromEntries(
      Object.entries(responses).flatMap(([status, { content: said }]) => {
        const schema = said?.["application/json"]?.schema;
        return schema ? [[status, schema]] : [];
      }),
    ),
  };
}

/** All that the document describes. */
export const OURS: readonly Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, documented]) => operationOf(method, path, documented)),
);

const schemas = new OpenApiSchemas();

function axme(path: string, route: object): Operation {
  const { spec } = (route as { POST: { spec?: { body?: z.ZodType } } }).POST;
  const body = spec?.body ? (schemas.input(spec.body) as Schema) : {};
  const none = {
    callers: ["agent" as const],
    query: {},
    headers: ["Idempotency-Key"],
    example: null,
    takesBytes: false,
    refusals: null,
    answers: {},
  };
  return { ...none, method: "POST", path, body };
}

/** Those for AXME's clients, which are not in the document but by the schemas that they parse with. */
export const AXME: readonly Operation[] = [
  axme("/v1/intents", axmeIntents),
  axme("/v1/intents/{id}/controls", axmeControls),
  axme("/v1/intents/{id}/resolve", axmeResolve),
  axme("/v1/intents/{id}/resume", axmeResume),
  axme("/v1/scenarios/apply", axmeScenario),
];
