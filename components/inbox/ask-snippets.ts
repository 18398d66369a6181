const question = (email: string) => ({
  intent_type: "demo.export_approval.v1",
  task_type: "approval",
  title: "Export customers_q1?",
  payload: { dataset: "customers_q1", rows: 48210 },
  assignees: [email],
  remind_after: "2m",
  timeout: "1h",
});

/** A command that asks somebody something. `key` is an API key, or a shell variable that holds it. */
export const curlSnippet = (origin: string, email: string, key: string): string =>
  [
    `curl ${origin}/api/intents \\`,
    `  -H "Authorization: Bearer ${key}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${JSON.stringify(question(email), null, 2)}'`,
  ].join("\n");

/** The same with the SDK, which waits for the answer. */
export const sdkSnippet = (origin: string, email: string, key: string): string =>
  [
    `// How to get it: ${origin}/docs/quickstart#install-an-sdk`,
    `import { Countersign } from "countersign";`,
    ``,
    `const countersign = new Countersign({ baseUrl: ${JSON.stringify(origin)}, apiKey: ${JSON.stringify(key)} });`,
    `const { id } = await countersign.sendIntent(${JSON.stringify(question(email), null, 2)});`,
    `const { outcome } = await countersign.waitFor(id);`,
    `console.log(outcome);`,
  ].join("\n");
