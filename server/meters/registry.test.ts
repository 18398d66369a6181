import { expect, test } from "vitest";
import { Counter, gauge, Histogram } from "./registry";

test("a counter has a line for each set of label values, and escapes what would end one", () => {
  const counter = new Counter({ name: "answers_total", help: "Answers.", labels: ["kind"] });
  counter.add({ kind: "yes" });
  counter.add({ kind: "yes" }, 2);
  counter.add({ kind: 'a"b\\c\nd' });
  expect(counter.text()).toBe(
    [
      "# HELP answers_total Answers.",
      "# TYPE answers_total counter",
      'answers_total{kind="yes"} 3',
      String.raw`answers_total{kind="a\"b\\c\nd"} 1`,
      "",
    ].join("\n"),
  );
});

test("a histogram's buckets add up to its count, and a bound belongs to its own bucket", () => {
  const histogram = new Histogram({ name: "took_seconds", help: "Time.", labels: ["route"] }, [0.1, 1]);
  for (const seconds of [0.1, 0.5, 3]) histogram.observe({ route: "/a" }, seconds);
  expect(histogram.text().split("\n").slice(2, -1)).toEqual([
    'took_seconds_bucket{route="/a",le="0.1"} 1',
    'took_seconds_bucket{route="/a",le="1"} 2',
    'took_seconds_bucket{route="/a",le="+Inf"} 3',
    'took_seconds_sum{route="/a"} 3.6',
    'took_seconds_count{route="/a"} 3',
  ]);
});

test("a gauge whose value is unknown says so", () => {
  expect(gauge({ name: "age_seconds", help: "Age." }, [{ value: NaN }])).toContain("\nage_seconds NaN\n");
});
