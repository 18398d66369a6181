import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { client, signIn } from "../../bench/lib/http.mjs";
import { examples } from "../../scripts/lib/examples.mjs";
import { freePort } from "../../scripts/lib/ports.mjs";
import { Countersign } from "../../sdk/typescript/src/index";
import { finished, type Program, start } from "./program";

/** What somebody answers. */
interface AnswerBody {
  outcome: string;
  comment?: string;
  edits?: Record<string, unknown>;
}

const nextLook = () => new Promise((resolve) => setTimeout(resolve, 50));

const sessions = new Map<string, Promise<string>>();
const sessionOf = (email: string): Promise<string> => {
  const session = sessions.get(email) ?? signIn(inject("appUrl"), email, inject("password"));
  sessions.set(email, session);
  return session;
};

/** Calls the API as a person. */
async function as(email: string, method: string, place: string, body: unknown) {
  const { send, close } = client(inject("appUrl"), 1);
  const { status, text } = await send(method, place, { cookie: await sessionOf(email) }, body);
  close();
  if (status >= 300) throw new Error(`${method} ${place}: ${status} ${text}`);
  return JSON.parse(text);
}

/** An agent of a test's own, known to Countersign, with a folder for its checkpoints and a port for its webhooks. */
export async function newAgent() {
  const address = `agent://acme/examples/${randomUUID()}`;
  const { key, webhook_secret } = await as("admin@acme.dev", "POST", "/api/agents", {
    address,
    name: "Exporter",
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-example-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const env = {
    PATH: `${folder}${path.delimiter}${process.env.PATH}`,
    HOME: process.env.HOME,
    COUNTERSIGN_URL: inject("appUrl"),
    COUNTERSIGN_API_KEY: key,
    COUNTERSIGN_WEBHOOK_SECRET: webhook_secret,
    CALLBACK_URL: `http://127.0.0.1:${port}/`,
    EXAMPLES_DATA_DIR: folder,
    PORT: String(port),
  };
  const countersign = new Countersign({ baseUrl: inject("appUrl"), apiKey: key });
  const witness = path.join(folder, "exports.jsonl");

  return {
    countersign,
    callbackUrl: env.CALLBACK_URL,
    /** Runs a program of the examples to its end, and returns the ids of the intents that it says it asked. */
    asks: async (program: string, ...args: string[]): Promise<string[]> => {
      const output = await finished(start([program, ...args], { cwd: examples, env }));
      return [...output.matchAll(/^asked: (int_\w+)/gm)].map(([, id = ""]) => id);
    },
    /** Starts a process that waits for webhooks. */
    listens: async (program: string): Promise<Program> => {
      const receiver = start([program], { cwd: examples, env });
      await receiver.says(/^listening/m);
      return receiver;
    },
    /** Puts a program where the agent's processes find it first. */
    installs: (name: string, script: string): void =>
      writeFileSync(path.join(folder, name), script, { mode: 0o755 }),
    /** Runs `countersign hook` as a coding agent does, with that on its stdin. */
    hook: (input: object, ...args: string[]) =>
      start(["node_modules/countersign/dist/cli.js", "hook", ...args], {
        cwd: examples,
        env,
        input: JSON.stringify(input),
      }),
    /** Ana answers in her inbox. */
    answer: (id: string, body: AnswerBody) => as("ana@acme.dev", "POST", `/api/intents/${id}/decision`, body),
    /** What the tool did, each time that it ran. */
    exports: (): unknown[] =>
      existsSync(witness)
        ? readFileSync(witness, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line))
        : [],
    /** What still waits for an answer, once anything does. */
    waiting: async (): Promise<string[]> => {
      for (;;) {
        const { items } = await countersign.listIntents({ status: "waiting" });
        if (items.length > 0) return items.map(({ id }) => id);
        await nextLook();
      }
    },
    /** The intent's result, once it is reported. */
    resultOf: async (id: string) => {
      for (;;) {
        const { result } = await countersign.getIntent(id);
        if (result) return result;
        await nextLook();
      }
    },
  };
}
