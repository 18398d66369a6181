import { expect, test } from "vitest";
import { celOf } from "@/core/cel/values";
import { conditionOf } from "@/core/rules";
import { inCel } from "./simple-condition";

const payload = { amount: 100, order: { total: 5.5 }, "net amount": 7, currency: 'E"UR', paid: true };

test.each([
  ["amount", "<=", "100", true],
  ["amount", "<", "100", false],
  ["amount", ">=", " 99.5 ", true],
  ["order.total", "==", "5.5", true],
  ["net amount", ">", "6", true],
  ["currency", "==", 'E"UR', true],
  ["paid", "==", "true", true],
] as const)("%s %s %s is a condition that the rules understand", (field, comparison, value, expected) => {
  const condition = conditionOf(inCel({ field, comparison, value }));
  expect(condition({ payload: celOf(payload) })).toMatchObject({ holds: expected });
});
