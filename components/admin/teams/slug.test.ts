import { expect, test } from "vitest";
import { TeamBody } from "@/core/wire/teams";
import { slugOf } from "./slug";

test.each([
  ["Data", "data"],
  ["  Datenschutz & Co. ", "datenschutz-co"],
  ["Équipe Élan", "equipe-elan"],
  ["…", ""],
  [`${"a".repeat(59)} b`, "a".repeat(59)],
])("the short name of %j is %j, and is accepted where there is one", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  if (slug) expect(TeamBody.safeParse({ name, slug }).success).toBe(true);
});
