/** @typedef {{ name: string, columns: string[] }} Table */

/** What no backup holds: the restored database gets its migrations from the project. */
const LEFT_OUT = ["_prisma_migrations"];

/** A name as SQL writes it. @param {string} name */
export const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

/** The tables with their columns, each after those that it refers to. @param {import("pg").Client} client @returns {Promise<Table[]>} */
export async function tablesOf(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name,
       ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
       ARRAY(SELECT t.relname::text FROM pg_constraint f JOIN pg_class t ON t.oid = f.confrelid
         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS needs
     FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL ($1) ORDER BY c.relname`,
    [LEFT_OUT],
  );
  return inOrder(rows);
}

/** @param {(Table & { needs: string[] })[]} tables @returns {Table[]} */
function inOrder(tables) {
  const done = new Set();
  const ordered = [];
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name, needs }) => !done.has(name) && needs.every((need) => done.has(need)),
    );
    if (ready.length === 0) throw new Error("The tables refer to each other in a circle.");
    for (const { name, columns } of ready) {
      done.add(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

/** @param {import("pg").Client} client @returns {Promise<{ name: string, last: string, called: boolean }[]>} */
export async function sequencesOf(client) {
  const { rows } = await client.query(
    "SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const read = [];
  for (const { name } of rows) {
    const { rows: values } = await client.query(
      `SELECT last_value::text AS last, is_called AS called FROM ${quoted(name)}`,
    );
    read.push({ name, ...values[0] });
  }
  return read;
}
