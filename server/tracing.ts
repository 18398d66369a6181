import { shared } from "./shared";

/** A place in a trace, as W3C Trace Context writes it. */
export interface Place {
  traceparent: string | null;
  tracestate?: string | null;
}

export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanStart {
  name: string;
  kind: "server" | "client" | "internal" | "consumer";
  /** What it is a part of; without a traceparent that can be read it begins a trace. */
  parent: Place;
  links?: readonly Place[];
  attributes?: Attributes;
  at?: Date;
}

export interface OpenSpan {
  place: Place;
  set: (attributes: Attributes) => void;
  link: (place: Place) => void;
  end: (more?: { name?: string; attributes?: Attributes; failed?: boolean; at?: Date }) => void;
}

/** The wait of one intent for its people. Its ids follow from the intent's, so that every process knows its place. */
export interface Wait {
  intentId: string;
  traceparent: string | null;
  tracestate: string | null;
}

export interface Tracing {
  begin: (start: SpanStart) => OpenSpan;
  /** Where the wait of an intent is, before it is over, too. */
  waitOf: (wait: Wait) => Place;
  /** Tells of a wait that is over. */
  waited: (wait: Wait, span: { from: Date; to: Date; attributes: Attributes }) => void;
  /** Sends what is not sent yet. */
  stop: () => Promise<void>;
}

interface Kept {
  tracing: Tracing | null;
}

const kept = () => shared("tracing", (): Kept => ({ tracing: null }));

/** Where spans go; null unless OTEL_EXPORTER_OTLP_ENDPOINT says where. */
export const tracing = (): Tracing | null => kept().tracing;

export function setTracing(tracing: Tracing | null): void {
  kept().tracing = tracing;
}

/** Does something as a span of its own, where spans are kept. */
export async function spanned<T>(
  start: () => SpanStart,
  work: (span: OpenSpan | null) => Promise<T>,
): Promise<T> {
  const tracer = tracing();
  if (!tracer) return work(null);
  const span = tracer.begin(start());
  try {
    const done = await work(span);
    span.end();
    return done;
  } catch (error) {
    span.end({ failed: true });
    throw error;
  }
}
