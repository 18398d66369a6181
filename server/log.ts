import pino from "pino";

/** Lines of JSON with ids and no payloads. LOG_LEVEL says how much: at info there is one for each request. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "warn",
  base: undefined,
  serializers: { err: described },
});

const DEEP = 4;

interface Described {
  type: string;
  message: string;
  code?: string;
  /** What kind of error the database driver calls it, and PostgreSQL's SQLSTATE: neither quotes anything. */
  kind?: string;
  sqlstate?: string;
  stack?: string;
  cause?: Described;
  errors?: Described[];
}

/** An error without what it may quote: a database names the values of the row that it refuses, a parser the text that it stumbled over. */
export function described(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: "withheld" };
  const {
    code,
    cause,
    errors,
    stack = "",
  } = error as Error & {
    code?: unknown;
    errors?: unknown;
  };
  const quotes = isQuoting(error);
  const deeper = depth < DEEP;
  return {
    type: error.name,
    message: quotes ? "withheld, since it may quote data" : error.message,
    ...(typeof code === "string" && { code }),
    ...driverWords(error),
    stack: framesOf(stack),
    ...(deeper && cause instanceof Error && { cause: described(cause, depth + 1) }),
    ...(deeper &&
      Array.isArray(errors) && { errors: errors.slice(0, 10).map((each) => described(each, depth + 1)) }),
  };
}

/** What a driver's error says of itself, wherever Prisma has put it. */
function driverWords(error: Error): Pick<Described, "kind" | "sqlstate"> {
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: { cause?: unknown } } };
  const payload = meta?.driverAdapterError?.cause ?? cause;
  if (typeof payload !== "object" || payload === null) return {};
  const { kind, originalCode } = payload as Record<string, unknown>;
  return {
    ...(typeof kind === "string" && { kind }),
    ...(typeof originalCode === "string" && { sqlstate: originalCode }),
  };
}

/** PostgreSQL's, Prisma's and the parsers' messages hold what they were given. */
function isQuoting(error: Error): boolean {
  if (error instanceof SyntaxError || error instanceof URIError) return true;
  return /prisma|driveradapter|zod/i.test(error.name) || "severity" in error || "clientVersion" in error;
}

/** Where it happened; what stands before the first frame is the message once more. */
const framesOf = (stack: string): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
