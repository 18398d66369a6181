import type { CancellationBody } from "@/core/wire/commands";
import type { Ctx } from "../context";
import type { Keep, Reply } from "../idempotency";
import { changeByAgent } from "./agent-change";

/** The agent withdraws its question. Withdrawing twice is no error; withdrawing what is answered is already_decided. */
export const cancelIntent = (
  ctx: Ctx,
  id: string,
  body: CancellationBody,
  keep: Keep = () => [],
): Promise<Reply> => changeByAgent(ctx, id, 200, keep, (by) => ({ type: "cancel", by, reason: body.reason }));
