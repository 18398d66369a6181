import { expect, test } from "vitest";
import { databaseComplaint, requireDatabase } from "./outside-database.mjs";

const url = "postgresql://ana:hunter2@db.example.com:5433/count";

test.each([
  [{ code: "ECONNREFUSED" }, "nothing listens there"],
  [{ code: "ENOTFOUND" }, "there is no such host"],
  [{ code: "28P01" }, "it refuses that user and password"],
  [{ code: "3D000" }, "it has no database count"],
  [{ message: "timeout expired" }, "it does not answer"],
  [{ code: "XX000", message: "something odd" }, "something odd"],
])("%o is told in one sentence, without the password", (error, why) => {
  const sentence = databaseComplaint(url, error);
  expect(sentence).toBe(`The database of DATABASE_URL at db.example.com:5433 cannot be used: ${why}.`);
});

test("a server that is not there is refused at once", async () => {
  await expect(requireDatabase("postgresql://ana:hunter2@127.0.0.1:9/count")).rejects.toThrow(
    /127\.0\.0\.1:9 .* nothing listens there/,
  );
});
