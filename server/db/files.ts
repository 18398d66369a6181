import { type Db, execute, rows } from "./client";

export interface FileRow {
  id: string;
  intent_id: string;
  uploader_id: string;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  created_at: Date;
}

export interface NewFile extends FileRow {
  workspace_id: string;
  bytes: Uint8Array;
}

const COLUMNS = "id, intent_id, uploader_id, name, media_type, size, sha256, created_at";

/** Lets one upload to an intent at a time decide whether there is room for it, until its transaction ends. */
export async function lockFilesOf(tx: Db, intentId: string): Promise<void> {
  await execute(tx, "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", `files:${intentId}`);
}

export async function bytesOfFiles(on: Db, intentId: string): Promise<number> {
  const text = "SELECT coalesce(sum(size), 0)::int AS total FROM files WHERE intent_id = $1";
  const [row] = await rows<{ total: number }>(on, text, intentId);
  return row?.total ?? 0;
}

export async function countFiles(on: Db, intentId: string): Promise<number> {
  const text = "SELECT count(*)::int AS files FROM files WHERE intent_id = $1";
  const [row] = await rows<{ files: number }>(on, text, intentId);
  return row?.files ?? 0;
}

/** The very same file, where this person has sent it before. */
export async function findSameFile(on: Db, file: NewFile): Promise<FileRow | null> {
  const text = `SELECT ${COLUMNS} FROM files WHERE intent_id = $1 AND uploader_id = $2 AND sha256 = $3 AND name = $4`;
  const [row] = await rows<FileRow>(on, text, file.intent_id, file.uploader_id, file.sha256, file.name);
  return row ?? null;
}

export async function insertFile(on: Db, file: NewFile): Promise<void> {
  const text = `INSERT INTO files (${COLUMNS}, workspace_id, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
  const { id, intent_id, uploader_id, name, media_type, size, sha256, created_at, workspace_id, bytes } =
    file;
  const values = [id, intent_id, uploader_id, name, media_type, size, sha256, created_at, workspace_id];
  await execute(on, text, ...values, bytes);
}

/** A file of a workspace, without its bytes. */
export async function findFile(on: Db, workspaceId: string, id: string): Promise<FileRow | null> {
  const text = `SELECT ${COLUMNS} FROM files WHERE id = $1 AND workspace_id = $2`;
  const [row] = await rows<FileRow>(on, text, id, workspaceId);
  return row ?? null;
}

export async function bytesOf(on: Db, workspaceId: string, id: string): Promise<Uint8Array | null> {
  const text = "SELECT bytes FROM files WHERE id = $1 AND workspace_id = $2";
  const [row] = await rows<{ bytes: Uint8Array }>(on, text, id, workspaceId);
  return row?.bytes ?? null;
}

export async function deleteFile(on: Db, workspaceId: string, id: string): Promise<void> {
  await execute(on, "DELETE FROM files WHERE id = $1 AND workspace_id = $2", id, workspaceId);
}
