// What the app's code reads from its environment, besides the database. Nothing of the machine that runs the tests gets in.
const publicUrl = "http://countersign.test:3000";

Object.assign(process.env, {
  PUBLIC_URL: publicUrl,
  NEXTAUTH_URL: publicUrl,
  NEXTAUTH_SECRET: "the-sessions-of-tests-are-signed-with-this",
  COUNTERSIGN_SECRET: "the-answer-links-of-tests-come-from-this",
  // What tests send in a minute no agent sends; those of the limits set their own.
  COUNTERSIGN_LIMIT_KEY: "0",
  COUNTERSIGN_LIMIT_MEMBER: "0",
  COUNTERSIGN_LIMIT_LINK: "0",
  COUNTERSIGN_LIMIT_SIGN_IN: "0",
  COUNTERSIGN_LIMIT_ACCOUNT: "0",
  COUNTERSIGN_LIMIT_MAIL: "0",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
for (const name of Object.keys(process.env)) {
  if (/^(RESEND|INNGEST|OIDC|SLACK)_/.test(name)) delete process.env[name];
}
export {};
