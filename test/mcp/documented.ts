import { readFileSync } from "node:fs";

interface Configured {
  type?: "http";
  url?: string;
  headers?: Record<string, string>;
  command?: string;
  args?: string[];
  env?: Record<string, string>;
}

const text = readFileSync("docs/MCP.md", "utf8");

/** The configurations in docs/MCP.md, by the file that each is said to be for. */
export function documented(): Map<string, Configured> {
  const blocks = text.matchAll(/in `([^`]+)`:\n\n```json\n(.*?)```/gs);
  return new Map(
    [...blocks].map(([, file = "", json = ""]) => [file, JSON.parse(json).mcpServers.countersign]),
  );
}

/** The program in docs/MCP.md. */
export const documentedProgram = (): string => /```ts\n(.*?)```/s.exec(text)?.[1] ?? "";

/** What stands in a configuration, on this test's server and with its key. */
export const filledIn = (text: string, url: string, key: string): string =>
  text.replace("http://localhost:3000", url).replace(/\$\{(env:)?COUNTERSIGN_API_KEY\}|csk_…/, key);
