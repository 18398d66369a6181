/** What a model says next. */
export type Turn =
  | { calls: { id: string; name: "export_dataset"; arguments: { dataset: string; rows: number } }[] }
  | { text: string };

/**
 * Stands in for a language model, so that the examples run without one: it calls the tool for each dataset that the user
 * names, those joined by "and" at once and those after "then" later, and sums up what the tools said. Like a model it knows
 * nothing but the conversation, in whichever process.
 */
export function nextTurn(request: string, toolResults: readonly string[]): Turn {
  let called = 0;
  for (const part of request.split(" then ")) {
    const datasets = part.match(/\w+_q\d/g) ?? [];
    if (called >= toolResults.length && datasets.length > 0) {
      return {
        calls: datasets.map((dataset, index) => ({
          id: `call_${called + index + 1}`,
          name: "export_dataset",
          arguments: { dataset, rows: 1204 },
        })),
      };
    }
    called += datasets.length;
  }
  return { text: `I am done. ${toolResults.join(" ")}` };
}

/** What the user wants, from the words of a command line such as `customers_q1 and orders_q2`. */
export const requestOf = (words: readonly string[]): string =>
  `Please export ${words.length > 0 ? words.join(" ") : "customers_q1"}.`;
