import { z } from "zod";
import { readIntent } from "@/server/services/intents/read";
import { awaitTurn, WaitSeconds } from "../turn";
import { IntentId } from "./intent-id";
import { tool } from "./tool";

const hints = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** How a model learns what became of its questions. */
export const WATCHING = [
  tool({
    name: "check_intent",
    title: "Look at a question",
    says: "How a question stands now, without waiting: its answer if there is one, else whom it waits for.",
    scope: "intents:read",
    hints,
    input: z.strictObject({ id: IntentId }),
    run: ({ ctx }, { id }) => readIntent(ctx, id),
  }),
  tool({
    name: "wait_for_intent",
    title: "Wait for an answer",
    says:
      "Waits until a question is answered, has run out, or needs something from you; at most wait_seconds. Any question of " +
      "yours, also one that another session asked. If nothing comes of it, end your turn rather than calling this over and over.",
    scope: "intents:read",
    hints,
    input: z.strictObject({ id: IntentId, wait_seconds: WaitSeconds }),
    run: (call, { id, wait_seconds }) => awaitTurn(call, id, wait_seconds),
  }),
];
