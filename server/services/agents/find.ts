import { AppError } from "@/core/errors";
import { lockKey, type StoredKey } from "@/server/db/agent-keys";
import { findAgent, lockAgent, type StoredAgent } from "@/server/db/agents";
import type { Db } from "@/server/db/client";
import type { Ctx } from "../context";

const missing = (): AppError => new AppError("not_found", "There is no such agent.");

export async function agentOf(on: Db, { workspaceId }: Ctx, id: string): Promise<StoredAgent> {
  const agent = await findAgent(on, workspaceId, id);
  if (!agent) throw missing();
  return agent;
}

/** Locked until the transaction ends. Throws not_found. */
export async function lockedAgent(tx: Db, { workspaceId }: Ctx, id: string): Promise<StoredAgent> {
  const agent = await lockAgent(tx, workspaceId, id);
  if (!agent) throw missing();
  return agent;
}

/** The same for one of its keys. */
export async function lockedKey(tx: Db, { id: agentId }: StoredAgent, id: string): Promise<StoredKey> {
  const key = await lockKey(tx, agentId, id);
  if (!key) throw new AppError("not_found", "This agent has no such key.");
  return key;
}
