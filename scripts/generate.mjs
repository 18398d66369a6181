// `npm run generate`: the Prisma client, if it is stale.
import { generate } from "./lib/generate.mjs";
import { runScript } from "./lib/refusal.mjs";

await runScript(async () =>
  console.log((await generate()) ? "Generated the Prisma client." : "The Prisma client is up to date."),
);
