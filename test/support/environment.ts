/** What the app's code reads from its environment, besides the database that test/setup gives each file. Import it first. */
export const PUBLIC_URL = "http://countersign.test:3000";

Object.assign(process.env, {
  PUBLIC_URL,
  NEXTAUTH_URL: PUBLIC_URL,
  NEXTAUTH_SECRET: "the-sessions-of-tests-are-signed-with-this",
  COUNTERSIGN_SECRET: "the-answer-links-of-tests-come-from-this",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
for (const name of ["RESEND_API_KEY", "INNGEST_DEV", "INNGEST_EVENT_KEY", "INNGEST_BASE_URL", "INNGEST_SIGNING_KEY"]) {
  delete process.env[name];
}
