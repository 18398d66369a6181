import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { directApi } from "./api";

/** Signing in and Inngest bring handlers of their own, and the rest is what is none of these. */
const LEFT_TO_NEXT = ["/api/:rest", "/api/auth/:nextauth", "/api/inngest"];

test("every route of the API is answered directly, but those that are Next.js's to answer", () => {
  const files = ["api", "v1", ".well-known"].flatMap((folder) =>
    readdirSync(`app/${folder}`, { recursive: true, encoding: "utf8" }).map((file) => `/${folder}/${file}`),
  );
  const routes = files.filter((file) => file.endsWith("route.ts")).map((file) => file.replaceAll("\\", "/"));
  const paths = routes.map((file) =>
    file.replace(/\/route\.ts$/, "").replace(/\[(?:\.\.\.)?(\w+)\]/g, ":$1"),
  );
  const direct = new Set(directApi().routes.map(({ path }) => path.replace("{.+}", "")));
  expect([...direct, ...LEFT_TO_NEXT].sort()).toEqual(paths.sort());
});
