import { version } from "@/package.json";
import { ENDPOINTS, TAGS } from "./endpoints";
import { operationOf, SECURITY } from "./openapi/operation";
import { OpenApiSchemas } from "./openapi/schemas";
import { webhooksWith } from "./openapi/webhooks";

const ABOUT =
  "An AI agent asks people a question, stops, and is resumed with a typed answer. Times are RFC 3339 in UTC. Lists are " +
  "paged by cursor. Every refusal is a problem document (RFC 9457) with a code of the closed list at /docs/errors.";

/** The API as OpenAPI 3.1, made from the very schemas that the routes parse with. */
export function openApiDocument(publicUrl: string) {
  const schemas = new OpenApiSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operationOf(endpoint, schemas);
  }
  return {
    openapi: "3.1.1",
    info: { title: "Countersign", version, description: ABOUT },
    servers: [{ url: publicUrl }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    webhooks: webhooksWith(schemas),
    components: { schemas: schemas.components, securitySchemes: SECURITY },
  };
}
