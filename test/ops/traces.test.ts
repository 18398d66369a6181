import { expect, onTestFinished, test } from "vitest";
import { sql } from "../support/database";
import { keyOf } from "../support/http";
import { startOutside } from "../support/outside-server";
import { startWholeServer } from "../support/server";
import { LONG, makeWorld, patiently } from "./world";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const AGENT_SPAN = "b7ad6b7169203331";
const TRACEPARENT = `00-${TRACE}-${AGENT_SPAN}-01`;

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: { key: string; value: Record<string, unknown> }[];
  links?: { traceId: string; spanId: string }[];
}

/** What collects spans over OTLP/HTTP, as a collector of OpenTelemetry does. */
async function openCollector() {
  const server = await startOutside(() => ({ status: 200, body: {} }));
  const spans = (): Span[] =>
    server.received
      .filter(({ path }) => path === "/v1/traces")
      .flatMap(({ body }) => JSON.parse(body).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans)
      .flatMap(({ spans }) => spans);
  return { ...server, spans };
}

const attribute = ({ attributes }: Span, key: string): unknown =>
  Object.values(attributes.find((each) => each.key === key)?.value ?? {})[0];

test(
  "one trace leads from the agent over the wait to the webhook, although the server was another one in between",
  LONG,
  async () => {
    const { agent, ana, ask, answer, settings, receiver, mailbox } = await makeWorld();
    const collector = await openCollector();
    const env = { ...settings, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: "100" };
    const first = await startWholeServer(0, env);
    onTestFinished(first.kill);
    const canary = "canary-7c2e";
    const { id } = await ask(
      first,
      { title: canary, payload: { canary }, callback_url: receiver.hook },
      { traceparent: TRACEPARENT, tracestate: "vendor=kept" },
    );
    await patiently(
      () => mailbox.to(ana),
      ({ length }) => length === 1,
    );
    expect(await first.stop()).toBe(0);

    const second = await startWholeServer(0, env);
    onTestFinished(second.kill);
    expect((await answer(second, id, { comment: canary })).status).toBe(201);
    const [hook] = await patiently(
      () => receiver.received,
      ({ length }) => length === 1,
    );
    const read = await fetch(`${second.url}/api/intents/${id}`, { headers: keyOf(agent) });
    expect(await second.stop()).toBe(0);

    const ours = collector.spans().filter(({ traceId }) => traceId === TRACE);
    const named = (name: string): Span => {
      const [span, ...more] = ours.filter((each) => each.name === name);
      expect([name, more.length]).toEqual([name, 0]);
      return span as Span;
    };
    const wait = named("human wait");
    expect(wait.parentSpanId).toBe(AGENT_SPAN);
    const [row] = await sql<{ created_at: Date; closed_at: Date }>(
      "SELECT created_at, closed_at FROM intents WHERE id = $1",
      id,
    );
    const ms = (nanos: string): number => Number(BigInt(nanos) / 1_000_000n);
    expect(ms(wait.startTimeUnixNano)).toBe(row?.created_at.getTime());
    expect(ms(wait.endTimeUnixNano)).toBe(row?.closed_at.getTime());
    expect(attribute(wait, "countersign.outcome")).toBe("approved");
    expect(attribute(wait, "countersign.task_type")).toBe("approval");

    const request = named("POST /api/intents");
    expect(request.parentSpanId).toBe(AGENT_SPAN);
    expect(named("submit intent").parentSpanId).toBe(request.spanId);
    expect(named("notify").parentSpanId).toBe(wait.spanId);
    const decision = named("decision");
    expect(decision.parentSpanId).toBe(wait.spanId);
    const delivery = named("deliver webhook");
    expect(delivery.parentSpanId).toBe(wait.spanId);
    expect(hook?.headers.traceparent).toBe(`00-${TRACE}-${delivery.spanId}-01`);
    expect(hook?.headers.tracestate).toBe("vendor=kept");
    expect(read.headers.get("traceparent")).toBe(`00-${TRACE}-${wait.spanId}-01`);

    const deciders = collector.spans().find(({ name }) => name === "POST /api/intents/:id/decision") as Span;
    expect(deciders.traceId).not.toBe(TRACE);
    expect(deciders.links).toMatchObject([{ traceId: TRACE, spanId: wait.spanId }]);
    expect(decision.links).toMatchObject([{ traceId: deciders.traceId, spanId: deciders.spanId }]);

    const sent = JSON.stringify(collector.received.map(({ body }) => body));
    for (const secret of [canary, agent.key, ana.email]) expect(sent).not.toContain(secret);
  },
);

test("without a place for spans, a webhook and an answer carry on the agent's own trace", LONG, async () => {
  const { agent, ask, settings, receiver, answer } = await makeWorld();
  const clock = await startWholeServer(0, settings);
  onTestFinished(clock.kill);
  const { id } = await ask(clock, { callback_url: receiver.hook, traceparent: TRACEPARENT });
  const { id: untraced } = await ask(clock, {}, { traceparent: "00-not-a-trace-01" });
  await answer(clock, id);
  const [hook] = await patiently(
    () => receiver.received,
    ({ length }) => length === 1,
  );
  expect(hook?.headers).toMatchObject({ traceparent: TRACEPARENT });
  expect(hook?.headers).not.toHaveProperty("tracestate");
  const traceOf = async (one: string) =>
    (await fetch(`${clock.url}/api/intents/${one}`, { headers: keyOf(agent) })).headers.get("traceparent");
  expect(await traceOf(id)).toBe(TRACEPARENT);
  expect(await traceOf(untraced)).toBeNull();
});
