import pg from "pg";
import { databaseUrl } from "./environment";

/** A policy that gives people ten seconds to take an answer back. Returns its slug. */
export async function undoPolicy(): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  const definition = {
    slug: "second-thoughts",
    name: "Second thoughts",
    levels: [{ to: ["ana@acme.dev"] }],
    timeout: 8 * 3_600,
    undo: 10,
  };
  try {
    await client.query(
      "INSERT INTO policies (id, workspace_id, slug, name, definition) SELECT 'pol_undo', id, $1, $2, $3 FROM workspaces LIMIT 1 ON CONFLICT DO NOTHING",
      [definition.slug, definition.name, JSON.stringify(definition)],
    );
  } finally {
    await client.end();
  }
  return definition.slug;
}
