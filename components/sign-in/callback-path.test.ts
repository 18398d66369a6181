import { expect, test } from "vitest";
import { callbackPath, ownPath } from "./callback-path";
import { HOSTILE_ADDRESSES } from "./hostile-addresses";

test.each([
  ["/inbox/int_1?view=open", "/inbox/int_1?view=open"],
  ["https://here.example/inbox", "/inbox"],
  ["https://elsewhere.example/inbox", "/inbox"],
  ["https://elsewhere.example/x", "/inbox"],
  ["//elsewhere.example/x", "/inbox"],
  ["/\\elsewhere.example/x", "/inbox"],
  ["/.//elsewhere.example", "/inbox"],
  ["https://here.example//elsewhere.example", "/inbox"],
  ["javascript:alert(1)", "/inbox"],
  ["/sign-in?callbackUrl=/x", "/inbox"],
  ["", "/inbox"],
  [undefined, "/inbox"],
  [["/a", "/b"], "/inbox"],
])("after signing in, %j leads to %s", (given, path) => {
  expect(callbackPath(given, "https://here.example")).toBe(path);
});

test.each(HOSTILE_ADDRESSES)("whatever is written, %j leads to no other site", (given) => {
  const path = ownPath(given, "https://here.example");
  // Read again as a browser reads what it is sent to.
  expect(new URL(path ?? "/", "https://here.example").origin).toBe("https://here.example");
  expect(path ?? "/").toMatch(/^\/(?![\/\\])/);
});
