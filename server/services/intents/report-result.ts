import type { ResultBody } from "@/core/wire/commands";
import type { Ctx } from "../context";
import type { Keep, Reply } from "../idempotency";
import { changeByAgent } from "./agent-change";

/** The agent says what it did with the answer; once, and only after there is one. */
export const reportResult = (ctx: Ctx, id: string, body: ResultBody, keep: Keep = () => []): Promise<Reply> =>
  changeByAgent(ctx, id, 201, keep, (by) => ({
    type: "report",
    by,
    result: { status: body.status, summary: body.summary, data: body.data ?? null },
  }));
