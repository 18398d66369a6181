import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { pageRoute } from "./page-route";

test("a secret in the address of a page is not in its pattern", () => {
  for (const page of ["answer", "join", "unsubscribe"])
    expect(pageRoute(`/${page}/s3cr3t-token?next=/x`)).toBe(`/${page}/*`);
});

test("every page has a pattern, and what nobody serves has one for all of it", () => {
  const folders = readdirSync("app", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const pages = folders.map(({ name }) => name).filter((name) => !/^(_|api$|v1$)/.test(name));
  expect(pages.filter((name) => pageRoute(`/${name}`) === "unknown")).toEqual([]);
  expect(pageRoute("/wp-admin.php")).toBe("unknown");
  expect(pageRoute(`/${"x".repeat(3_000)}`)).toBe("unknown");
  expect(pageRoute("/api/nothing-of-that-name")).toBe("unknown");
  expect(pageRoute("/")).toBe("/");
});
