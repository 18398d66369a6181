import { expect, test } from "vitest";
import { callbackPath } from "./callback-path";

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
