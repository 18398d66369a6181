import { type CelInput, isCelError, parse, plan } from "@bufbuild/cel";
import { type Scope, typeOf } from "./check";
import { ExpressionError, placeAt } from "./flaw";
import { environment, SPAN, STEP } from "./functions";
import { MAX_WORK, metered, TooMuchWork } from "./meter";
import { countOf, type Node, partsOf, type Tree } from "./tree";

export const MAX_LENGTH = 2_000;
/** The parser's time grows with the cube of what is left open. */
const MAX_DEPTH = 32;

/** What an expression said about some values, or why it could not say. */
export type Verdict = { holds: boolean; spent: number } | { failed: string; spent: number };

/** `limit` is the work that it may do. */
export type Condition = (values: Record<string, CelInput>, limit?: number) => Verdict;

/** A condition that can be asked often. Throws ExpressionError where the text is not one. */
export function compile(text: string, scope: Scope): Condition {
  const tree = parsed(text);
  const refuse = (node: Node, words: string): never => {
    throw new ExpressionError(words, placeOf(tree, text, node.id));
  };
  const type = typeOf(tree.expr, scope, refuse);
  if (type !== "bool" && type !== "dyn")
    refuse(tree.expr, "this must be true or false, such as payload.amount < 100.");
  meterLoops(tree.expr);
  const run = plan(environment, tree);

  return (values, limit = MAX_WORK) => {
    const { value, spent } = metered(() => run(values), limit);
    if (spent > limit) return { failed: new TooMuchWork().message, spent };
    if (typeof value === "boolean") return { holds: value, spent };
    if (!isCelError(value)) return { failed: "It gave something other than true or false.", spent };
    const { line, column } = placeOf(tree, text, value.exprId);
    return { failed: `Line ${line}, column ${column}: ${value.message}.`, spent };
  };
}

function parsed(text: string): Tree {
  if (text.length > MAX_LENGTH)
    throw new ExpressionError(
      `an expression has at most ${MAX_LENGTH} characters.`,
      placeAt(text, MAX_LENGTH),
    );
  refuseDepth(text);
  try {
    return parse(text);
  } catch (error) {
    throw asExpressionError(error, text);
  }
}

/** The parser points at the character that it can make nothing of, which is where something is missing too. */
function asExpressionError(error: unknown, text: string): ExpressionError {
  const { location, found } = error as { location?: { start: { offset: number } }; found?: string };
  if (!location) return new ExpressionError(messageOf(error), { line: 1, column: 1 });
  const rest = text.slice(location.start.offset).trim().replaceAll(/\s+/g, " ");
  const words = found ? `“${short(rest)}” makes no sense here.` : "something is missing at the end.";
  return new ExpressionError(words, placeAt(text, location.start.offset));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const short = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

function refuseDepth(text: string): void {
  let depth = 0;
  for (const [offset, character] of [...text].entries()) {
    if ("([{".includes(character)) depth++;
    if (")]}".includes(character)) depth--;
    if (depth > MAX_DEPTH) throw new ExpressionError("this is nested too deeply.", placeAt(text, offset));
  }
}

/** Loops pay for what they go through and for each step, and end when there is nothing left to pay with. */
function meterLoops(node: Node): void {
  for (const part of partsOf(node)) meterLoops(part);
  if (node.exprKind.case !== "comprehensionExpr") return;
  const loop = node.exprKind.value;
  const units = BigInt(loop.loopStep ? countOf(loop.loopStep) : 1);
  const { iterRange, loopCondition } = loop;
  if (iterRange) loop.iterRange = call(iterRange.id, SPAN, [iterRange]);
  if (loopCondition) {
    const step = call(loopCondition.id, STEP, [constant(loopCondition.id, units)]);
    loop.loopCondition = call(loopCondition.id, "_&&_", [step, loopCondition]);
  }
}

const call = (id: bigint, name: string, args: Node[]): Node => ({
  $typeName: "cel.expr.Expr",
  id,
  exprKind: {
    case: "callExpr",
    value: { $typeName: "cel.expr.Expr.Call", function: name, args },
  },
});

const constant = (id: bigint, value: bigint): Node => ({
  $typeName: "cel.expr.Expr",
  id,
  exprKind: {
    case: "constExpr",
    value: { $typeName: "cel.expr.Constant", constantKind: { case: "int64Value", value } },
  },
});

/** The parser counts the space before an operator as part of it. */
function placeOf(tree: Tree, text: string, id: bigint | undefined) {
  const offset = tree.sourceInfo?.positions[String(id)] ?? 0;
  return placeAt(text, offset + (/^\s*/.exec(text.slice(offset))?.[0].length ?? 0));
}
