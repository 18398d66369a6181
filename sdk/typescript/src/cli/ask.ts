import { EXIT_CODES, printAnswer } from "./answer.js";
import { command } from "./command.js";
import { clientOf, CONNECTION } from "./connection.js";
import { questionOf, QUESTION } from "./question.js";
import { toJson } from "./show.js";

/** Asks people, and waits for what they say. */
export const ask = command({
  summary: "Ask people, wait for the answer, and exit with it",
  args: ["question"],
  options: {
    ...QUESTION,
    "idempotency-key": {
      type: "string",
      value: "KEY",
      help: "Asked once, however often this runs with the same key",
    },
    "no-wait": { type: "boolean", help: "Print the id instead of waiting; countersign wait gets the answer" },
    ...CONNECTION,
  },
  details:
    "Prints the answer: the data where it has any (text as it is, forms as JSON), the words of a clarification, else the outcome; with --json the intent.\n" +
    `So countersign ask "Deploy?" --timeout 8h && ./deploy.sh deploys what was approved.\n\n${EXIT_CODES}`,
  run: async ({ args: [question], values }, terminal) => {
    const client = clientOf(values, terminal);
    const { id, url, assignees, ...more } = await client.sendIntent(questionOf(question, values), {
      idempotencyKey: values["idempotency-key"],
      signal: terminal.interrupted,
    });
    if (values["no-wait"]) {
      terminal.print(values.json ? toJson({ id, url, assignees, ...more }) : id);
      return 0;
    }
    terminal.note(`${id} waits for ${assignees.map(({ name }) => name).join(", ")}: ${url}`);
    return printAnswer(client, id, values, terminal);
  },
});
