#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { cancel } from "./cli/cancel.js";
import type { Command } from "./cli/command.js";
import { mcp } from "./cli/mcp.js";
import { run } from "./cli/run.js";
import { thisTerminal } from "./cli/terminal.js";

const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries({ cancel, mcp }));

function version(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return String(version);
}

const complain = (line: string): void => void process.stderr.write(`${line}\n`);

process.exitCode = await run(COMMANDS, process.argv.slice(2), thisTerminal(), { version, complain });
