import type { parse } from "@bufbuild/cel";

/** An expression as CEL's own syntax tree, macros already unfolded. */
export type Tree = ReturnType<typeof parse>;
export type Node = Tree["expr"];
type Kinds = Node["exprKind"];
export type Comprehension = Extract<Kinds, { case: "comprehensionExpr" }>["value"];
export type Call = Extract<Kinds, { case: "callExpr" }>["value"];

/** What stands directly below a node. */
export function partsOf({ exprKind }: Node): Node[] {
  switch (exprKind.case) {
    case "selectExpr":
      return present([exprKind.value.operand]);
    case "callExpr":
      return present([exprKind.value.target, ...exprKind.value.args]);
    case "listExpr":
      return exprKind.value.elements;
    case "structExpr":
      return exprKind.value.entries.flatMap(({ keyKind, value }) =>
        present([keyKind.case === "mapKey" ? keyKind.value : undefined, value]),
      );
    case "comprehensionExpr": {
      const { iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
      return present([iterRange, accuInit, loopCondition, loopStep, result]);
    }
    case "constExpr":
    case "identExpr":
    case undefined:
      return [];
  }
}

/** How many nodes there are from here on. */
export const countOf = (node: Node): number => partsOf(node).reduce((sum, part) => sum + countOf(part), 1);

const present = (nodes: (Node | undefined)[]): Node[] => nodes.filter((node) => node !== undefined);
