import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/scripts/lib/ports.mjs";
import { keyOf } from "../support/http";
import { startWhole } from "../support/server";
import { LONG, makeWorld, patiently } from "./world";

test(
  "a server that starts while its database is away says so, and serves as soon as that is there",
  LONG,
  async () => {
    const { agent, ana, ask, settings, mailbox } = await makeWorld();
    const database = new URL(String(process.env.DATABASE_URL));
    const port = await freePort();
    const away = Object.assign(new URL(database), { hostname: "127.0.0.1", port: String(port) });
    const server = await startWhole({ ...settings, DATABASE_URL: away.href });
    const get = async (path: string) => {
      const response = await fetch(`${server.url}${path}`, { headers: keyOf(agent) });
      return { status: response.status, body: await response.json() };
    };

    expect(await get("/api/health")).toMatchObject({
      status: 503,
      body: { checks: { database: "failing" } },
    });
    expect((await get("/api/health/live")).status).toBe(200);
    expect(await get("/api/intents")).toMatchObject({ status: 503, body: { code: "unavailable" } });

    await leadTo(database, port);
    await patiently(
      () => get("/api/health"),
      ({ status }) => status === 200,
    );
    const { id } = await ask(server);
    expect(await get(`/api/intents/${id}`)).toMatchObject({ status: 200, body: { status: "waiting" } });
    await patiently(
      () => mailbox.to(ana),
      ({ length }) => length === 1,
    );
  },
);

/** Lets the database be found at a port where nobody was, until the test ends. */
async function leadTo({ hostname, port: behind }: URL, port: number): Promise<void> {
  const gate = createServer((near) => {
    const far = connect(Number(behind), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on("error", () => other.destroy()).pipe(other);
  });
  gate.listen(port, "127.0.0.1");
  await once(gate, "listening");
  onTestFinished(() => void gate.close());
}
