import { expect, test } from "vitest";
import { EventStreamParser } from "../src/sse.js";

const written = [
  "\uFEFF: welcome",
  "id: 1",
  "event: created",
  "data: {",
  'data:  "who": "Ána 🦉"',
  "data",
  "data:}",
  "",
  ": heartbeat",
  "",
  "retry: 1000",
  "",
  "dataset: no field of ours",
  "data:two: three",
  "",
  "data: never finished",
];
const read = ['{\n "who": "Ána 🦉"\n\n}', "two: three"];

test.each([
  ["LF", "\n"],
  ["CRLF", "\r\n"],
  ["CR", "\r"],
])("with %s as its line end, a stream reads the same wherever its chunks are cut", (_, lineEnd) => {
  const bytes = new TextEncoder().encode(written.join(lineEnd));
  for (let cut = 0; cut <= bytes.length; cut++) {
    const parser = new EventStreamParser();
    expect([...parser.feed(bytes.subarray(0, cut)), ...parser.feed(bytes.subarray(cut))]).toEqual(read);
  }
  const parser = new EventStreamParser();
  expect([...bytes].flatMap((byte) => [...parser.feed(Uint8Array.of(byte))])).toEqual(read);
});
