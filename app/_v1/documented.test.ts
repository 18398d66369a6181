import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AXME_TASK_TYPES } from "@/core/axme/task-types";
import { directApi } from "@/app/_server/api";

const page = readFileSync("docs/AXME.md", "utf8");

test("docs/AXME.md tells of every route under /v1, and of no other", () => {
  const told = [...page.matchAll(/^\| `(GET|POST) (\/v1\/\S+)`/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const served = directApi()
    .routes.filter(({ path }) => path.startsWith("/v1/") && !path.includes("{"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect(told.toSorted()).toEqual(served.toSorted());
});

test("and of every kind of task", () => {
  for (const name of AXME_TASK_TYPES) expect(page).toContain(`\`${name}\``);
});
