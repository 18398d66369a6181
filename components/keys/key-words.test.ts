import { expect, test } from "vitest";
import { actionOf } from "./actions";
import { ariaKeysOf, capsOf } from "./key-words";

test("keys are named as they are on the reader's own keyboard", () => {
  expect(capsOf("mod+k", true)).toEqual(["⌘K"]);
  expect(capsOf("mod+k", false)).toEqual(["Ctrl", "K"]);
  expect(capsOf("shift+x", true)).toEqual(["⇧X"]);
  expect(capsOf("g i", false)).toEqual(["G", "I"]);
  expect(capsOf("Escape", true)).toEqual(["Esc"]);
});

test("screen readers are told both command keys, and no sequence", () => {
  expect(ariaKeysOf(actionOf("palette"))).toBe("Meta+k Control+k");
  expect(ariaKeysOf(actionOf("selectRange"))).toBe("Shift+x");
  expect(ariaKeysOf(actionOf("goDone"))).toBeUndefined();
});
