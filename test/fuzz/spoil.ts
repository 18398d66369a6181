import fc from "fast-check";
import { isJsonObject, type Json, pointerOf, withValues } from "@/core/json";
import { hostile, hostileText } from "./hostile";

/** A good value with something wrong in one place: another value there, a member too much, or one that lacks. */
export function spoiled(value: Json): fc.Arbitrary<Json> {
  const places = placesIn(value, []);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom(...places), hostile).map(([at, bad]) => put(value, at, bad)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(hostileText, hostile).map(([name, bad]) => withMember(value, name, bad)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...places).map((at) => without(value, at)) },
    { weight: 1, arbitrary: hostile },
  );
}

const put = (value: Json, at: string, bad: Json): Json =>
  at === "" ? bad : withValues(value, { [at]: bad });

function withMember(value: Json, name: string, bad: Json): Json {
  return isJsonObject(value) ? JSON.parse(withText(JSON.stringify(value), name, bad)) : [value, bad];
}

const withText = (object: string, name: string, bad: Json): string =>
  `${object.slice(0, -1)}${object === "{}" ? "" : ","}${JSON.stringify(name)}:${JSON.stringify(bad)}}`;

function without(value: Json, at: string): Json {
  const copy = structuredClone(value);
  const keys = at.split("/").slice(1);
  let here: Json | undefined = copy;
  for (const key of keys.slice(0, -1)) here = isJsonObject(here) ? here[key] : undefined;
  const last = keys.at(-1);
  if (isJsonObject(here) && last !== undefined) delete here[last];
  return copy;
}

function placesIn(value: Json, path: (string | number)[]): string[] {
  const here = pointerOf(path);
  if (Array.isArray(value))
    return [here, ...value.slice(0, 3).flatMap((child, index) => placesIn(child, [...path, index]))];
  if (!isJsonObject(value)) return [here];
  return [here, ...Object.entries(value).flatMap(([name, child]) => placesIn(child, [...path, name]))];
}

/** What is no JSON of one meaning, or not in UTF-8, or too much of it. */
export function garbled(text: string): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> {
  const bytes = (more: number[]) => new Uint8Array([...new TextEncoder().encode(text), ...more]);
  return fc.oneof(
    fc.nat({ max: text.length }).map((end) => text.slice(0, end)),
    fc.constantFrom(
      `\uFEFF${text}`,
      `${text}${text}`,
      `${text},`,
      text.replaceAll('"', "'"),
      text.replace("{", '{"payload":{"a":1},"payload":{"a":2},'),
      text.replace("{", '{"__proto__":{"role":"admin"},'),
      `{"a":${"[".repeat(50_000)}`,
      `{"a":"${"x".repeat(300_000)}"}`,
      `{"a":1e999999}`,
      `{"a":${"9".repeat(400)}}`,
      `{"a":"\\ud800"}`,
      `[${"{},".repeat(40_000)}{}]`,
    ),
    fc.constantFrom(
      bytes([0xff, 0xfe]),
      bytes([0xc0, 0x80]),
      new Uint8Array([0x1f, 0x8b, 8, 0, 0]),
      new Uint8Array(0),
    ),
    fc.uint8Array({ maxLength: 60 }).map((array) => new Uint8Array(array)),
  );
}
