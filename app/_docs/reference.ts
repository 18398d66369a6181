import { openApiDocument } from "@/app/_http/openapi";
import type { Operation, Schemas } from "@/components/docs/api/document";

interface Group {
  slug: string;
  title: string;
  operations: Operation[];
}

interface Reference {
  groups: Group[];
  schemas: Schemas;
}

let made: Reference | undefined;

/** The document of /api/openapi.json by its tags, as the pages of the reference show it. */
export const reference = (): Reference => (made ??= make());

function make(): Reference {
  const { paths, tags, components } = openApiDocument("/");
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...(operation as Operation & { tags: string[] }),
      method: method.toUpperCase(),
      path,
    })),
  );
  const groups = tags.map(({ name }) => ({
    slug: name.toLowerCase().replaceAll(" ", "-"),
    title: name,
    operations: operations.filter((operation) => operation.tags.includes(name)),
  }));
  return { groups, schemas: components.schemas as Schemas };
}
