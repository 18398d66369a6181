import { randomBytes } from "node:crypto";
import { seedDatabase } from "@/server/services/seed/seed";

/** Fills an empty database once, and says on one line what can be used to get in. */
const password = process.env.COUNTERSIGN_SEED_PASSWORD ?? randomBytes(9).toString("base64url");
const key = process.env.COUNTERSIGN_SEED_API_KEY ?? `csk_${randomBytes(24).toString("base64url")}`;

const { people, agent } = await seedDatabase({ password, key });
console.log(JSON.stringify({ people, password, agent: { address: agent, key } }));
process.exit(0);
