import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import { expect, test } from "vitest";
import { isOutage } from "./outage";

/** As the adapter throws it from BEGIN and COMMIT, without Prisma's wrapping. */
const bare = (originalCode: string, originalMessage: string): Error =>
  new DriverAdapterError({
    kind: "postgres",
    code: originalCode,
    severity: "FATAL",
    message: originalMessage,
    detail: undefined,
    column: undefined,
    hint: undefined,
    originalCode,
    originalMessage,
  });

/** As Prisma throws it from a raw query. */
const wrapped = (error: Error): Error =>
  Object.assign(new Error("Raw query failed."), { code: "P2010", meta: { driverAdapterError: error } });

test.each([
  ["57P01", "terminating connection due to administrator command"],
  ["57P02", "terminating connection because of crash of another server process"],
  ["53300", "sorry, too many clients already"],
  ["53100", "could not extend file"],
  ["40P01", "deadlock detected"],
  ["25006", "cannot execute INSERT in a read-only transaction"],
])("%s, %s, is an outage, in a transaction's own statements, too", (code, message) => {
  expect(isOutage(bare(code, message))).toBe(true);
  expect(isOutage(wrapped(bare(code, message)))).toBe(true);
});

test.each([
  ["23505", "duplicate key value violates unique constraint"],
  ["42P01", 'relation "nothing" does not exist'],
  ["22P05", "unsupported Unicode escape sequence"],
])("%s, %s, is not: trying again would not help", (code, message) => {
  expect(isOutage(bare(code, message))).toBe(false);
  expect(isOutage(wrapped(bare(code, message)))).toBe(false);
});

test("a connection that broke off is an outage, whoever noticed it", () => {
  expect(isOutage(new Error("Connection terminated unexpectedly"))).toBe(true);
  expect(isOutage(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }))).toBe(true);
  expect(isOutage(new DriverAdapterError({ kind: "ConnectionClosed" }))).toBe(true);
  expect(isOutage(new Error("a bug"))).toBe(false);
  expect(isOutage("not even an error")).toBe(false);
});
