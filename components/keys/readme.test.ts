import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ACTION_IDS, actionOf, GROUPS } from "./actions";
import { capsOf } from "./key-words";

const README = path.join(import.meta.dirname, "../../README.md");

/** The table as the README has it, without the padding that prettier adds. */
function tableOf(readme: string): string[] {
  const section = readme.split("\n## Keyboard\n")[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) => line.replaceAll(/\s+/g, " ").trim());
}

const waysOf = (keys: readonly string[]) =>
  keys
    .map((way) =>
      way
        .split(" ")
        .map((stroke) => `\`${capsOf(stroke, false).join("+")}\``)
        .join(" "),
    )
    .join(" or ");

test("the README's keyboard map says what the keys do", () => {
  const rows = GROUPS.flatMap((group) =>
    ACTION_IDS.map(actionOf)
      .filter((action) => action.group === group && action.keys.length > 0)
      .map(({ keys, label }) => `| ${waysOf(keys)} | ${label} | ${group} |`),
  );
  expect(tableOf(readFileSync(README, "utf8"))).toEqual(rows);
});
