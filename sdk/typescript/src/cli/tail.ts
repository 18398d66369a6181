import { command, UsageError } from "./command.js";
import { clientOf, CONNECTION } from "./connection.js";
import { factLine } from "./show.js";

/** Follows a question to its end. */
export const tail = command({
  summary: "Print what happens to a question, as it happens, until it is closed",
  args: ["id"],
  options: {
    after: { type: "string", value: "SEQ", help: "Begin after the fact with this number" },
    ...CONNECTION,
  },
  details:
    "Prints a fact a line: its number, when, what, who; with --json the whole fact.\n\nExit codes: 0 it is closed, 3 error.",
  run: async ({ args: [id], values }, terminal) => {
    const after = values.after === undefined ? undefined : seqOf(values.after);
    const facts = clientOf(values, terminal).observe(id, { after, signal: terminal.interrupted });
    for await (const fact of facts) terminal.print(values.json ? JSON.stringify(fact) : factLine(fact));
    return 0;
  },
});

function seqOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError("--after is the number of a fact.");
}
