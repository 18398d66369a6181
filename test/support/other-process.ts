import { once } from "node:events";
import { startClock } from "@/server/clock";
import type { Limit } from "@/core/limit";
import type { Ctx } from "@/server/services/context";
import { fingerprintOf, once as onlyOnce } from "@/server/services/idempotency";
import { answerIntent } from "@/server/services/intents/answer";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { reassignIntent } from "@/server/services/intents/reassign";
import { submitIntent } from "@/server/services/intents/submit";
import { trySpend } from "@/server/services/limits/take";
import { startListening } from "@/server/services/waiting/listen";
import { waitForAnswer } from "@/server/services/waiting/wait";
import { SubmitBody } from "@/core/wire/submit";
import type { Order } from "./spawn";

/** Another server process on the same database, which does what the test orders and says what came of it. */
const carryOut = async (order: Order): Promise<unknown> => {
  switch (order.do) {
    case "answer":
      return answerIntent(revived(order.ctx), order.id, { outcome: order.outcome });
    case "answer and die":
      await answerIntent(revived(order.ctx), order.id, { outcome: order.outcome });
      process.kill(process.pid, "SIGKILL");
      return null;
    case "reassign":
      return reassignIntent(revived(order.ctx), order.id, { to: order.to });
    case "wait":
      return waitForAnswer(revived(order.ctx), order.id, order.seconds, new AbortController().signal);
    case "sweep":
      return sweepUntilDone(new Date(order.now));
    case "spend":
      return spendOften(order.limit, order.subject, order.times, new Date(order.now));
    case "start the clock":
      startClock({
        send: () => never(),
        digest: () => never(),
        alert: () => never(),
        head: () => never(),
        call: () => never(),
        graceMs: order.graceMs,
      });
      return null;
    case "submit": {
      const { ctx, key, body } = order;
      const fingerprint = fingerprintOf("POST", JSON.stringify(body));
      const claim = {
        workspaceId: ctx.workspaceId,
        ownerId: ctx.caller.type === "agent" ? ctx.caller.id : "",
        path: "/api/intents",
        key,
        fingerprint,
      };
      return onlyOnce(claim, (keep) => submitIntent(revived(ctx), SubmitBody.parse(body), keep));
    }
  }
};

/** Dates travel as text. */
const revived = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(ctx.now) });
const never = (): Promise<never> => new Promise(() => {});

async function spendOften(limit: Limit, subject: string, times: number, now: Date): Promise<number> {
  const spent = await Promise.all(Array.from({ length: times }, () => trySpend(limit, subject, now)));
  return spent.filter((each) => each?.ok).length;
}

async function sweepUntilDone(now: Date): Promise<number> {
  let done = 0;
  for (let batch = -1; batch !== 0; done += Math.max(batch, 0)) batch = await fireDueMoments(now, now, 10);
  return done;
}

await startListening();
process.on("message", (message: { n: number; order: Order }) => {
  carryOut(message.order).then(
    (value) => process.send?.({ n: message.n, value: value ?? null }),
    (error: { code?: string; message: string }) =>
      process.send?.({ n: message.n, refused: error.code ?? error.message }),
  );
});
process.send?.({ ready: true });
await once(process, "disconnect");
process.exit(0);
