import { createHash } from "node:crypto";
import {
  createTraceState,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
} from "@opentelemetry/sdk-trace-base";
import type { OpenSpan, Place, SpanStart, Tracing, Wait } from "@/server/tracing";

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
  consumer: SpanKind.CONSUMER,
};

/** Gives the ids that are asked for next, else random ones. The tracer takes ids while a span is being begun, and nothing comes between. */
class Ids implements IdGenerator {
  private readonly random = new RandomIdGenerator();
  next: { traceId?: string; spanId: string } | null = null;

  generateTraceId = (): string => this.next?.traceId ?? this.random.generateTraceId();
  generateSpanId = (): string => this.next?.spanId ?? this.random.generateSpanId();
}

/** Spans over OTLP/HTTP as JSON, to where the OTEL_EXPORTER_OTLP_… variables say. */
export function startTracing(): Tracing {
  const ids = new Ids();
  const named = resourceFromAttributes({ "service.name": "countersign" });
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(named)
      .merge(detectResources({ detectors: [envDetector] })),
    idGenerator: ids,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer("countersign");

  const start = ({ name, kind, parent, links = [], attributes, at }: SpanStart): Span => {
    const from = contextOf(parent);
    return tracer.startSpan(
      name,
      {
        kind: KINDS[kind],
        attributes: { ...attributes },
        links: links
          .map(contextOf)
          .filter((context) => context !== null)
          .map((context): Link => ({ context })),
        ...(at && { startTime: at }),
      },
      from ? trace.setSpanContext(ROOT_CONTEXT, from) : ROOT_CONTEXT,
    );
  };

  return {
    begin: (options) => open(start(options)),
    waitOf,
    waited(wait, { from, to, attributes }) {
      ids.next = idsOf(wait);
      try {
        start({ name: "human wait", kind: "internal", parent: wait, attributes, at: from }).end(to);
      } finally {
        ids.next = null;
      }
    },
    stop: () => provider.shutdown(),
  };
}

function open(span: Span): OpenSpan {
  return {
    place: placeOf(span.spanContext()),
    set: (attributes) => void span.setAttributes({ ...attributes }),
    link(place) {
      const context = contextOf(place);
      if (context) span.addLink({ context });
    },
    end({ name, attributes, failed, at } = {}) {
      if (name) span.updateName(name);
      if (attributes) span.setAttributes({ ...attributes });
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(at);
    },
  };
}

const digest = (text: string, letters: number): string =>
  createHash("sha256").update(`countersign wait ${text}`).digest("hex").slice(0, letters);

/** The same in every process and after every restart. An intent without a trace of its agent's begins one. */
function idsOf({ intentId, traceparent }: Wait): { traceId: string; spanId: string } {
  const traceId = contextOf({ traceparent })?.traceId ?? digest(`trace ${intentId}`, 32);
  return { traceId, spanId: digest(intentId, 16) };
}

function waitOf(wait: Wait): Place {
  const flags = contextOf(wait)?.traceFlags ?? TraceFlags.SAMPLED;
  const { traceId, spanId } = idsOf(wait);
  return { traceparent: w3c(traceId, spanId, flags), tracestate: wait.tracestate };
}

const w3c = (traceId: string, spanId: string, flags: number): string =>
  `00-${traceId}-${spanId}-${flags.toString(16).padStart(2, "0")}`;

const placeOf = ({ traceId, spanId, traceFlags, traceState }: SpanContext): Place => ({
  traceparent: w3c(traceId, spanId, traceFlags),
  tracestate: traceState?.serialize() ?? null,
});

/** Null where it is no place that can be read. */
function contextOf({ traceparent, tracestate }: Place): SpanContext | null {
  const [version, traceId = "", spanId = "", flags = ""] = traceparent?.split("-") ?? [];
  if (version === undefined || version === "ff") return null;
  const context: SpanContext = {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED,
    isRemote: true,
    ...(tracestate && { traceState: createTraceState(tracestate) }),
  };
  return isSpanContextValid(context) ? context : null;
}
