import { command, UsageError } from "./command.js";
import { clientOf, CONNECTION } from "./connection.js";
import { toJson } from "./show.js";

/** Withdraws a question. */
export const cancel = command({
  summary: "Withdraw a question",
  args: ["id"],
  options: {
    reason: { type: "string", value: "TEXT", help: "Why, for the people who were asked (required)" },
    ...CONNECTION,
  },
  details: "Prints canceled. Exit codes: 0 it is withdrawn, 3 error; an answer that was faster is one.",
  run: async ({ args: [id], values }, terminal) => {
    if (!values.reason) throw new UsageError("Give --reason TEXT.");
    const intent = await clientOf(values, terminal).cancel(id, values.reason, {
      signal: terminal.interrupted,
    });
    terminal.print(values.json ? toJson(intent) : intent.status);
    return 0;
  },
});
