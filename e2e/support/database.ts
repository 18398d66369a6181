import pg from "pg";
import { databaseUrl } from "./environment";

/** The secret that an agent's webhooks are signed with. */
export async function webhookSecretOf(agentAddress: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT webhook_secret FROM agents WHERE address = $1", [
      agentAddress,
    ]);
    return rows[0].webhook_secret;
  } finally {
    await client.end();
  }
}
