import { expect, test } from "vitest";
import { askedOf, pathOf, viewOf } from "./view";

const NOW = new Date("2026-11-25T10:00:00Z");
const view = (search: string) => viewOf(new URLSearchParams(search));

test.each([
  "",
  "?weeks=4",
  "?weeks=52&by=person&sort=-closed",
  "?from=2026-10-05&to=2026-10-11",
  "?by=week&type=intent.x.v1&team=data&person=ana%40acme.dev",
])("the view %j survives the way through the URL", (search) => {
  expect(pathOf(view(search))).toBe(`/insights${search}`);
  expect(view(pathOf(view(search)).slice("/insights".length))).toEqual(view(search));
});

test.each(["?weeks=7", "?from=2026-10-05", "?from=2026-10-11&to=2026-10-05", "?from=x&to=y", "?by=colour"])(
  "%j is passed over",
  (search) => {
    expect(view(search)).toEqual(view(""));
  },
);

test("the last weeks are whole, and end with the present one", () => {
  expect(askedOf(view("?weeks=4"), "week", NOW)).toEqual({
    from: "2026-11-02",
    to: "2026-11-29",
    by: "week",
  });
  expect(askedOf(view("?from=2026-10-07&to=2026-10-08&team=data"), "person", NOW)).toEqual({
    ...{ from: "2026-10-07", to: "2026-10-08", by: "person", team: "data" },
  });
});
