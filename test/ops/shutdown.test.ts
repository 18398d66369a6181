import { expect, test } from "vitest";
import { deliveriesOf, noticesOf, sql } from "../support/database";
import { keyOf } from "../support/http";
import { held } from "../support/outside-server";
import { startWhole } from "../support/server";
import { LONG, makeWorld, patiently } from "./world";

test(
  "a server that is asked to end loses nothing that it answered, and gives back what hangs at a receiver",
  LONG,
  async () => {
    const { agent, ana, ask, answer, settings, receiver, mailbox } = await makeWorld();
    const server = await startWhole(settings);
    const hanging = held({ status: 204 });
    receiver.next(hanging.answer);
    const { id } = await ask(server, { callback_url: receiver.hook });
    await patiently(
      () => mailbox.to(ana),
      ({ length }) => length === 1,
    );
    await answer(server, id);
    await patiently(
      () => receiver.received,
      ({ length }) => length === 1,
    );
    const other = await ask(server);
    const waiting = fetch(`${server.url}/api/intents/${other.id}`, {
      headers: { ...keyOf(agent), prefer: "wait=60" },
    });
    await patiently(server.state, (state) => state.waiting === 1);

    const answered: string[] = [];
    let refused = false;
    const asking = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (!refused)
          await ask(server).then(
            ({ id }) => answered.push(id),
            () => (refused = true),
          );
      }),
    );
    await patiently(
      () => answered,
      ({ length }) => length > 20,
    );
    const began = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - began).toBeLessThan(9_000);
    await asking;
    expect(await (await waiting).json()).toMatchObject({ id: other.id, status: "waiting" });

    const kept = await sql<{ id: string }>("SELECT id FROM intents WHERE id = ANY ($1)", answered);
    expect(kept).toHaveLength(answered.length);
    const [delivery] = await deliveriesOf(id);
    expect(delivery).toMatchObject({ status: "pending", attempts: 0 });
    expect(delivery?.next_attempt_at?.getTime()).toBeLessThanOrEqual(Date.now());
    hanging.release();

    const next = await startWhole(settings);
    await patiently(
      () => deliveriesOf(id),
      ([row]) => row?.status === "delivered",
    );
    await patiently(
      async () => (await Promise.all(answered.map(noticesOf))).flat(),
      (notices) => notices.every(({ status }) => status === "sent"),
    );
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(1);
    const keys = mailbox.mails.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(mailbox.to(ana)).toHaveLength(answered.length + 2);
    await next.stop();
  },
);

test(
  "while it drains, readiness says no and requests are answered; a second signal ends it at once",
  LONG,
  async () => {
    const { ask, settings } = await makeWorld();
    const server = await startWhole({ ...settings, COUNTERSIGN_DRAIN_SECONDS: "60" });
    const health = async () => (await fetch(`${server.url}/api/health`)).status;
    const live = async () => (await fetch(`${server.url}/api/health/live`)).status;
    server.signal("SIGTERM");
    await patiently(health, (status) => status === 503);
    expect(await live()).toBe(200);
    expect((await ask(server)).id).toMatch(/^int_/);
    server.signal("SIGTERM");
    expect(await server.gone).toBe(1);
  },
);
