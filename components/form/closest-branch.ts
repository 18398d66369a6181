import type { OutputUnit } from "@cfworker/json-schema";
import { fitsSeveral } from "./flaw-words";

/** These say of which kind a branch is; data of another kind was not meant for it. */
const TELLING = new Set(["const", "enum", "type"]);

/**
 * Where data fits none of several branches, what is wrong with the one that it was meant for: the branch whose kind
 * it has, with the fewest flaws. Where it has none's kind, only that it fits none.
 */
export function ofClosestBranch(units: readonly OutputUnit[]): OutputUnit[] {
  const choice = units.find(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  if (!choice) return units.filter(({ keywordLocation }) => !/\/(not|contains)\/./.test(keywordLocation));
  const inside = units.filter(({ keywordLocation }) =>
    keywordLocation.startsWith(`${choice.keywordLocation}/`),
  );
  const others = units.filter((unit) => unit !== choice && !inside.includes(unit));
  const names = new Set(inside.map((unit) => branchOf(unit, choice)));
  const [closest] = [...names]
    .map((name) => inside.filter((unit) => branchOf(unit, choice) === name))
    .filter((branch) => !branch.some((unit) => isTelling(unit, choice)))
    .sort((a, b) => a.length - b.length);
  const told = closest && !fitsSeveral(choice.error) ? ofClosestBranch(closest) : [choice];
  return [...ofClosestBranch(others), ...told];
}

const branchOf = ({ keywordLocation }: OutputUnit, choice: OutputUnit): string =>
  keywordLocation.slice(choice.keywordLocation.length + 1).split("/")[0] ?? "";

/** A flaw of the value itself or of one of its own fields. */
function isTelling({ keyword, instanceLocation }: OutputUnit, choice: OutputUnit): boolean {
  if (!TELLING.has(keyword)) return false;
  return !instanceLocation.slice(choice.instanceLocation.length + 1).includes("/");
}
