import type { TestProject } from "vitest/node";
import { startApp } from "../../scripts/lib/app.mjs";
import { buildApp } from "../../scripts/lib/build.mjs";
import { prepareExamples } from "../../scripts/lib/examples.mjs";
import { generate } from "../../scripts/lib/generate.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** Where Countersign is. */
    appUrl: string;
    password: string;
  }
}

/** One Countersign for all examples, as `npm start` runs it; each test has an agent of its own there. */
export default async function setup(project: TestProject) {
  await generate();
  await buildApp();
  await prepareExamples();
  const password = "examples-password";
  const app = await startApp({
    env: {
      RESEND_API_KEY: undefined,
      INNGEST_DEV: undefined,
      INNGEST_EVENT_KEY: undefined,
      INNGEST_BASE_URL: undefined,
      COUNTERSIGN_SEED_PASSWORD: password,
      COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32",
    },
  });
  project.provide("appUrl", app.url);
  project.provide("password", password);
  return app.stop;
}
