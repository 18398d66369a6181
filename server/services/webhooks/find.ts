import { AppError } from "@/core/errors";
import type { Db } from "@/server/db/client";
import { type Endpoint, findEndpoint, type Health, lockEndpoint } from "@/server/db/webhooks";
import type { Ctx } from "../context";

const missing = (): AppError => new AppError("not_found", "There is no such webhook.");

/** An endpoint of the caller's workspace and how it is doing. Throws not_found. */
export async function endpointOf(on: Db, { workspaceId }: Ctx, id: string): Promise<Endpoint & Health> {
  const endpoint = await findEndpoint(on, workspaceId, id);
  if (!endpoint) throw missing();
  return endpoint;
}

/** Locked until the transaction ends. Throws not_found. */
export async function lockedEndpoint(tx: Db, { workspaceId }: Ctx, id: string): Promise<Endpoint> {
  const endpoint = await lockEndpoint(tx, workspaceId, id);
  if (!endpoint) throw missing();
  return endpoint;
}
