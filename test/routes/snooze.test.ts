import { expect, test } from "vitest";
import { submitted } from "../support/asking";
import { api } from "../support/http";

test("a snooze is put and deleted, in any time zone", async () => {
  const { people, path } = await submitted({ timeout: "8h" });
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const body = { until: until.replace("Z", "+00:00") };
  expect(await api("PUT", `${path}/snooze`, { headers: people.ana, body })).toMatchObject({
    status: 200,
    body: { snoozed_until: until },
  });
  expect(await api("DELETE", `${path}/snooze`, { headers: people.ana })).toMatchObject({
    status: 200,
    body: { snoozed_until: null },
  });
});

test.each([
  ["tomorrow"],
  ["2020-01-01T00:00:00Z"],
  [new Date(Date.now() + 9 * 3_600_000).toISOString()],
  [7],
])("a snooze until %s is refused, with its place", async (until) => {
  const { people, path } = await submitted({ timeout: "8h" });
  expect(await api("PUT", `${path}/snooze`, { headers: people.ana, body: { until } })).toMatchObject({
    status: 400,
    body: { code: "invalid_request", errors: [{ pointer: "/until" }] },
  });
});
