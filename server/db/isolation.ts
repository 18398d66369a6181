import { type Db, rows } from "./client";

/** The tables whose policies do not hold this process; none where row-level security stands behind every query. */
export async function unheldTables(on: Db): Promise<string[]> {
  const text = `SELECT relname::text AS name FROM pg_class WHERE relrowsecurity AND relkind IN ('r', 'p')
    AND relnamespace = current_schema()::regnamespace AND NOT row_security_active(oid) ORDER BY relname`;
  return (await rows<{ name: string }>(on, text)).map(({ name }) => name);
}
