import { expect, test } from "vitest";
import { rungsOf } from "./chain";
import { anIntent, BEA } from "./fixtures";

test("the chain marks now, and what was never reached once it closed", () => {
  expect(rungsOf(anIntent({ level: 2 })).map((rung) => rung.state)).toEqual([
    "past",
    "now",
    "ahead",
    "ahead",
  ]);
  expect(rungsOf(anIntent({ level: 2, status: "decided" })).map((rung) => rung.state)).toEqual([
    "past",
    "past",
    "skipped",
    "skipped",
  ]);
  expect(rungsOf(anIntent({ level: 3, status: "timed_out" })).map((rung) => rung.state)).toEqual([
    "past",
    "past",
    "past",
    "past",
  ]);
});

test("who was passed it stands on the present rung", () => {
  expect(rungsOf(anIntent({ assignees: [BEA] })).map((rung) => rung.to)).toEqual([
    "Bea",
    "Bea",
    "Data (team)",
    "Rejected",
  ]);
});
