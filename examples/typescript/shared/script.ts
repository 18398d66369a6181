/** What a model says next. */
export type Turn =
  | { calls: { id: string; name: "export_dataset"; arguments: { dataset: string; rows: number } }[] }
  | { text: string };

/**
 * Stands in for a language model, so that the examples run without one: it calls the tool once for each dataset that the user
 * names, and sums up what the tools said. Like a model it knows nothing but the conversation, in whichever process.
 */
export function nextTurn(request: string, toolResults: readonly string[]): Turn {
  if (toolResults.length > 0) return { text: `I am done. ${toolResults.join(" ")}` };
  const datasets = request.match(/\w+_q\d/g) ?? [];
  return {
    calls: datasets.map((dataset, index) => ({
      id: `call_${index + 1}`,
      name: "export_dataset",
      arguments: { dataset, rows: 1204 },
    })),
  };
}

/** What the user wants, from the command line. */
export const requestOf = (datasets: readonly string[]): string =>
  `Please export ${(datasets.length > 0 ? datasets : ["customers_q1"]).join(" and ")}.`;
