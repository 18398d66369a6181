import type { ChildProcess } from "node:child_process";
import { onTestFinished } from "vitest";
import type { Limit } from "@/core/limit";
import type { Ctx } from "@/server/services/context";
import { forked } from "./forked";
import type { question } from "./workspace";

export type Order =
  | { do: "answer" | "answer and die"; ctx: Ctx; id: string; outcome: string }
  | { do: "reassign"; ctx: Ctx; id: string; to: string[] }
  | { do: "wait"; ctx: Ctx; id: string; seconds: number }
  | { do: "sweep"; now: string }
  | { do: "spend"; limit: Limit; subject: string; times: number; now: string }
  | { do: "start the clock"; graceMs: number }
  | { do: "submit"; ctx: Ctx; key: string; body: ReturnType<typeof question> };

export interface OtherProcess {
  pid: number;
  /** Has it do something. Rejects with the code that it was refused with. */
  order: <T>(order: Order) => Promise<T>;
  gone: Promise<unknown>;
}

interface Reply {
  n: number;
  value?: unknown;
  refused?: string;
}

/** Starts another server process on this test's database, for as long as the test runs. */
export async function startProcess(): Promise<OtherProcess> {
  const { child, gone } = await forked("other-process.ts");
  onTestFinished(async () => {
    if (child.connected) child.disconnect();
    await gone;
  });
  return { pid: child.pid ?? 0, gone, order: orders(child) };
}

function orders(child: ChildProcess): OtherProcess["order"] {
  let sent = 0;
  child.setMaxListeners(0);
  return <T>(order: Order) =>
    new Promise<T>((resolve, reject) => {
      const n = ++sent;
      const listen = (reply: Reply): void => {
        if (reply.n !== n) return;
        child.off("message", listen);
        if (reply.refused === undefined) resolve(reply.value as T);
        else reject(new Error(reply.refused));
      };
      child.on("message", listen);
      child.send({ n, order });
    });
}
