import { expect, test } from "vitest";
import { ask } from "../src/cli/ask.js";
import type { Terminal } from "../src/cli/terminal.js";
import { brokenStream, json, scripted, stream, text } from "./server.js";
import { decided, message, open } from "./world.js";

const asked = { ...open, url: "https://countersign.example/inbox/int_1", assignees: [{ name: "Ana" }] };
const closed = {
  ...decided,
  task_type: "approval",
  allowed_outcomes: ["approved", "rejected"],
  decision: {
    outcome: "approved",
    data: null,
    comment: "Go.",
    decided_by: { name: "Bea", acting_for: { name: "Ana" } },
  },
};

/** A terminal, and what stood on it. */
function terminal(url: string, isWatched: boolean) {
  const [printed, noted]: [string[], string[]] = [[], []];
  const world: Terminal = {
    env: { COUNTERSIGN_URL: url, COUNTERSIGN_API_KEY: "csk_test" },
    print: (line) => void printed.push(line),
    isWatched,
    note: (line) => void (isWatched && noted.push(line)),
    readInput: async () => "",
    interrupted: new AbortController().signal,
  };
  return { world, printed, noted };
}

test("whoever sits before it sees what happens while it waits; the answer is all that is printed", async () => {
  const server = await scripted(
    json(201, asked),
    brokenStream(message(1, "created"), message(2, "reminded")),
    text(503, ""),
    stream(message(3, "decided")),
    json(200, closed),
  );
  const { world, printed, noted } = terminal(server.url, true);

  expect(await ask.run(["Deploy?"], world)).toBe(0);
  expect(printed).toEqual(["approved"]);
  expect(noted[0]).toBe("int_1 waits for Ana: https://countersign.example/inbox/int_1");
  expect(noted.filter((line) => / {2}(created|reminded|decided)/.test(line))).toHaveLength(3);
  expect(noted.filter((line) => /Trying again in \d+ s\.$/.test(line))).toHaveLength(2);
  expect(noted.at(-1)).toBe('Bea for Ana: approved, "Go."');
});

test("a script that waits opens no stream, and hears of nothing but the answer", async () => {
  const server = await scripted(json(201, asked), json(200, closed));
  const { world, printed, noted } = terminal(server.url, false);

  expect(await ask.run(["Deploy?", "--json"], world)).toBe(0);
  expect(JSON.parse(printed.join(""))).toEqual(closed);
  expect(noted).toEqual([]);
  expect(server.seen.map(({ call }) => call)).toEqual(["POST /api/intents", "GET /api/intents/int_1"]);
});

test("a long question is the description, under a title that fits", async () => {
  const server = await scripted(json(201, asked), json(200, closed));
  const question = `${"Deploy? ".repeat(40).trim()}\nNow.`;
  await ask.run([question, "--type", "confirmation"], terminal(server.url, false).world);

  const { title, description, task_type } = JSON.parse(server.seen[0]?.body ?? "");
  expect([title.length, title.at(-1), description, task_type]).toEqual([200, "…", question, "confirmation"]);
});
