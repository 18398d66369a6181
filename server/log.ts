import pino from "pino";

/** Lines of JSON with ids and no payloads. LOG_LEVEL says how much. */
export const log = pino({ level: process.env.LOG_LEVEL ?? "warn", base: undefined });
