import { expect, test } from "vitest";
import { placeInWords } from "./changes";

test("a pointer is read as a path, with lists from 1", () => {
  expect(placeInWords("/customer/addresses/0/zip~1code")).toBe("customer › addresses › 1 › zip/code");
  expect(placeInWords("")).toBe("");
});
