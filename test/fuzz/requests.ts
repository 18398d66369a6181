import fc from "fast-check";
import type { Json } from "@/core/json";
import { type Components, fitting } from "./fitting";
import { hostileText } from "./hostile";
import type { Operation } from "./operations";
import { garbled, spoiled } from "./spoil";
import type { World } from "./world";

export interface Input {
  /** Whose credentials go along. */
  as: keyof World["callers"] | null;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer> | null;
}

/** Requests to one operation: some quite right, most wrong in one place, some garbage. */
export function requestsTo(operation: Operation, world: World, components: Components): fc.Arbitrary<Input> {
  const { path, body, takesBytes } = operation;
  return fc
    .record({
      path: pathOf(path, world),
      query: queryOf(operation, components),
      as: callerOf(operation),
      stranger,
      headers: headersOf(operation),
      type: contentType,
      body: body === null && !takesBytes ? fc.constant(null) : bodyOf(operation, components),
    })
    .map(({ as, path, query, stranger, headers, type, body }) => ({
      as,
      path: query === "" ? path : `${path}?${query}`,
      headers: {
        ...(body !== null && type !== null && { "content-type": type }),
        ...(as === null && stranger),
        ...headers,
      },
      body,
    }));
}

const contentType: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<string | null>("application/json") },
  {
    weight: 1,
    arbitrary: fc.constantFrom<(string | null)[]>(
      null,
      "",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=",
      "application/json; charset=utf-16",
      "application/json;".repeat(100),
      "image/svg+xml",
    ),
  },
);

/** Mostly whoever is let in. */
function callerOf({ callers }: Operation): fc.Arbitrary<Input["as"]> {
  const anybody = fc.constantFrom<Input["as"][]>("agent", "member", "reviewer", null);
  return callers.length === 0
    ? anybody
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...callers) }, anybody);
}

/** Credentials that are none. */
const stranger: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.constantFrom<Record<string, string>[]>({}, { authorization: "Bearer" }, { "x-api-key": "csk_" }),
  hostileText.map((text) => ({ authorization: `Bearer ${headerOf(text)}` })),
  hostileText.map((text) => ({ cookie: `next-auth.session-token=${headerOf(text)}` })),
);

/** A text that a client may put into a header at all. */
const headerOf = (text: string): string =>
  text
    .replace(/[^\x20-\xff]/g, "?")
    .trim()
    .slice(0, 4_000);

const HEADERS: Record<string, string[]> = {
  "Idempotency-Key": ["key-1", "key-2", "x".repeat(256)],
  // None that waits: how long waiting takes is another question.
  Prefer: ["wait=0", "wait=-1", "wait=soon", "wait=0, wait=0", "respond-async", "wait"],
  "If-Match": ['"1"', '"0"', "*", 'W/"1"', '"1", "2"', '"99999999999999999999"'],
  "Last-Event-ID": ["0", "1", "-1", "99999999999999999999", "1.5", "seq"],
};

function headersOf({ headers }: Operation): fc.Arbitrary<Record<string, string>> {
  const each = (name: string) =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(HEADERS[name] ?? ["x"])) },
      hostileText.map(headerOf),
    );
  const known = fc.record(Object.fromEntries(headers.map((name) => [name, each(name)])), {
    requiredKeys: [],
  });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant<Record<string, string>>({}) },
    { weight: 1, arbitrary: known as fc.Arbitrary<Record<string, string>> },
  );
}

function pathOf(pattern: string, { named }: World): fc.Arbitrary<string> {
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const each = names.map((name) => {
    const known = named[name] ?? [];
    const odd = hostileText
      .map((text) => text.toWellFormed().slice(0, 2_000))
      .filter((text) => !/^\.{0,2}$/.test(text));
    return known.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, odd) : odd;
  });
  return fc.tuple(...each).map((values) => {
    const left = [...values];
    return pattern.replace(/\{\w+\}/g, () => encodeURIComponent(left.shift() ?? ""));
  });
}

function queryOf({ query }: Operation, components: Components): fc.Arbitrary<string> {
  const text = (value: Json) => (typeof value === "string" ? value : JSON.stringify(value));
  const pairs = Object.entries(query).map(([name, schema]) =>
    fc
      .oneof({ weight: 2, arbitrary: fitting(schema, components).map(text) }, hostileText)
      .map((value) => [name, value]),
  );
  const stray = fc.tuple(hostileText, hostileText);
  const chosen =
    pairs.length > 0 ? fc.subarray(pairs, { maxLength: Math.min(4, pairs.length) }) : fc.constant([]);
  return fc
    .oneof(
      { weight: 5, arbitrary: chosen },
      { weight: 1, arbitrary: stray.map((pair) => [fc.constant(pair)]) },
    )
    .chain((some) =>
      fc
        .tuple(...some)
        .map((found) =>
          new URLSearchParams(
            found.map(([name = "", value = ""]) => [name, value.slice(0, 3_000)]),
          ).toString(),
        ),
    );
}

function bodyOf(
  { body, example, takesBytes }: Operation,
  components: Components,
): fc.Arbitrary<Input["body"]> {
  if (takesBytes) return garbled("%PDF-1.7 …");
  const made = fitting(body ?? {}, components);
  const good = example === null ? made : fc.oneof(made, { weight: 2, arbitrary: fc.constant(example) });
  const text = (value: Json) => JSON.stringify(value);
  return fc.oneof(
    { weight: 3, arbitrary: good.map(text) },
    { weight: 7, arbitrary: good.chain(spoiled).map(text) },
    { weight: 2, arbitrary: good.map(text).chain(garbled) },
  );
}
