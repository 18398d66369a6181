import { AppError } from "@/core/errors";
import { valueAt } from "@/core/json";
import type { RevisionBody } from "@/core/wire/commands";
import type { Ctx } from "../context";
import type { Keep, Reply } from "../idempotency";
import { changeByAgent } from "./agent-change";

/** The agent asks again with another payload or other words; earlier votes and answer links are void. */
export const reviseIntent = (
  ctx: Ctx,
  id: string,
  body: RevisionBody,
  keep: Keep = () => [],
): Promise<Reply> =>
  changeByAgent(ctx, id, 200, keep, (by, intent) => {
    const { note, payload, title, description } = body;
    const lost = payload && intent.editable.find((pointer) => valueAt(payload, pointer) === undefined);
    if (lost !== undefined) {
      const detail = `The payload has nothing at ${lost}, which you marked as editable.`;
      throw new AppError("invalid_request", detail, { flaws: [{ pointer: `/payload${lost}`, detail }] });
    }
    return { type: "revise", by, note, question: { payload, title, description } };
  });
