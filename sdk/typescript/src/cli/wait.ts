import { EXIT_CODES, printAnswer } from "./answer.js";
import { command } from "./command.js";
import { clientOf, CONNECTION } from "./connection.js";

/** Goes on waiting for a question that was asked before. */
export const wait = command({
  summary: "Wait for the answer to a question that was asked before",
  args: ["id"],
  options: CONNECTION,
  details: `Prints the answer, like ask.\n\n${EXIT_CODES}`,
  run: ({ args: [id], values }, terminal) => printAnswer(clientOf(values, terminal), id, values, terminal),
});
