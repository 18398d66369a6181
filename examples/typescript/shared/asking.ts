/** Whom these agents ask, for how long, and where the answer goes. A real one says so for itself. */
export const asking = {
  assignees: ["ana@acme.dev"],
  timeout: "8h",
  callback_url: process.env.CALLBACK_URL ?? "http://127.0.0.1:4010/",
} as const;
