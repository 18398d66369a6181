import { db, EVERYWHERE } from "@/server/db/client";
import { unheldTables } from "@/server/db/isolation";

/** What is to be said where PostgreSQL does not keep workspaces apart behind our queries; null where it does. */
export async function isolationGap(): Promise<string | null> {
  const tables = await unheldTables(db(EVERYWHERE));
  if (tables.length === 0) return null;
  return `Row-level security does not hold this server in ${tables.join(", ")}: its login can neither act as the role countersign_rows nor be held itself.`;
}
