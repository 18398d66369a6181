import pg from "pg";

/**
 * Does something on a database connection of its own, in the name of all workspaces, and closes it.
 * @template T
 * @param {string | pg.ClientConfig} where an address, or more
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(where, work) {
  const client = new pg.Client(where);
  client.on("error", () => {}); // a server that is stopped cuts us off: the query under way tells, an idle connection need not
  await client.connect();
  try {
    await client.query("select set_config('countersign.workspace', '*', false)");
    return await work(client);
  } finally {
    await client.end();
  }
}
