import { command } from "./command.js";
import { clientOf, CONNECTION } from "./connection.js";
import { summaryOf, toJson } from "./show.js";

/** Looks at a question. */
export const get = command({
  summary: "Show a question as it is now",
  args: ["id"],
  options: CONNECTION,
  details: "Exit codes: 0 whatever its state, 3 error.",
  run: async ({ args: [id], values }, terminal) => {
    const intent = await clientOf(values, terminal).getIntent(id, { signal: terminal.interrupted });
    terminal.print(values.json ? toJson(intent) : summaryOf(intent));
    return 0;
  },
});
