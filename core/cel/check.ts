import type { CelFunc } from "@bufbuild/cel";
import { environment } from "./functions";
import type { Call, Comprehension, Node } from "./tree";

/** The name of a CEL type; `dyn` where only the value can tell. */
type Type = string;

/** What an expression may name: a type, or the fields that a variable has. */
export type Scope = Readonly<Record<string, Type | { readonly [field: string]: Type }>>;

/** Called with whatever is wrong; it throws. */
type Refuse = (node: Node, words: string) => never;

const CONSTANTS: Record<string, Type> = {
  boolValue: "bool",
  int64Value: "int",
  uint64Value: "uint",
  doubleValue: "double",
  stringValue: "string",
  bytesValue: "bytes",
  nullValue: "null_type",
};

const WORDS: Record<Type, string> = {
  bool: "true or false",
  int: "a whole number",
  uint: "a whole number",
  double: "a number",
  string: "text",
  bytes: "bytes",
  null_type: "null",
  list: "a list",
  map: "an object",
  type: "a type",
};
const wordsFor = (type: Type): string => WORDS[type] ?? (type === "dyn" ? "anything" : type);

const TYPE_NAMES: ReadonlySet<string> = new Set([...Object.keys(WORDS), "google.protobuf.Timestamp"]);

const fits = (type: Type, wanted: Type): boolean => type === "dyn" || wanted === "dyn" || type === wanted;

/**
 * The type that an expression gives, as far as can be said before there are values: unknown names, functions and fields, and
 * operators on what they cannot work with, are refused where they stand.
 */
export function typeOf(node: Node, scope: Scope, refuse: Refuse): Type {
  const of = (part: Node | undefined): Type => (part ? typeOf(part, scope, refuse) : "dyn");
  const { exprKind } = node;
  switch (exprKind.case) {
    case "constExpr":
      return CONSTANTS[exprKind.value.constantKind.case ?? ""] ?? "dyn";
    case "identExpr": {
      const { name } = exprKind.value;
      const known = Object.hasOwn(scope, name) ? scope[name] : undefined;
      if (known !== undefined) return typeof known === "string" ? known : "map";
      if (TYPE_NAMES.has(name)) return "type";
      return refuse(node, `there is no “${name}” here. There are ${namesIn(scope)}.`);
    }
    case "selectExpr": {
      const { operand, field, testOnly } = exprKind.value;
      const fields = fieldsOf(operand, scope);
      if (fields && !Object.hasOwn(fields, field))
        return refuse(node, `it has no “${field}”, only ${namesIn(fields)}.`);
      const type = of(operand);
      if (!fits(type, "map") && TYPE_NAMES.has(type))
        return refuse(node, `${wordsFor(type)} has no “${field}”.`);
      return testOnly ? "bool" : (fields?.[field] ?? "dyn");
    }
    case "callExpr":
      return typeOfCall(node, exprKind.value, of, refuse);
    case "listExpr":
      exprKind.value.elements.forEach(of);
      return "list";
    case "structExpr": {
      const { messageName, entries } = exprKind.value;
      if (messageName) return refuse(node, `there is no type “${messageName}”.`);
      for (const { keyKind, value } of entries) {
        if (keyKind.case === "mapKey") of(keyKind.value);
        of(value);
      }
      return "map";
    }
    case "comprehensionExpr":
      return typeOfLoop(node, exprKind.value, scope, refuse);
    case undefined:
      return "dyn";
  }
}

function typeOfLoop(
  node: Node,
  { iterRange, iterVar, accuVar, accuInit, loopStep, result }: Comprehension,
  scope: Scope,
  refuse: Refuse,
): Type {
  const range = iterRange ? typeOf(iterRange, scope, refuse) : "dyn";
  if (!fits(range, "list") && !fits(range, "map"))
    refuse(iterRange ?? node, `${wordsFor(range)} has nothing to go through.`);
  const gathered = accuInit ? typeOf(accuInit, scope, refuse) : "dyn";
  const inner = { ...scope, [iterVar]: "dyn", [accuVar]: gathered };
  if (loopStep) typeOf(loopStep, inner, refuse);
  return result ? typeOf(result, inner, refuse) : gathered;
}

function typeOfCall(node: Node, call: Call, of: (part: Node | undefined) => Type, refuse: Refuse): Type {
  const { function: name, target, args } = call;
  const types = args.map(of);
  const on = target && of(target);
  const [first = "dyn", second = "dyn", third = "dyn"] = types;
  const needsBool = (type: Type, at: number) => {
    if (!fits(type, "bool")) refuse(args[at] ?? node, `this is ${wordsFor(type)}, not true or false.`);
  };
  switch (name) {
    case "_&&_":
    case "_||_":
      types.forEach(needsBool);
      return "bool";
    case "_?_:_":
      needsBool(first, 0);
      return second === third ? second : "dyn";
    case "_[_]":
      if (!fits(first, "list") && !fits(first, "map"))
        refuse(node, `${wordsFor(first)} has nothing to look up.`);
      return "dyn";
  }
  const known = environment.funcs.find(name);
  if (!known || name.startsWith("@") !== /^@in$/.test(name))
    return refuse(node, `there is no function “${name}”.`);
  const able = [...known].filter((func) => takes(func, on, types));
  const [one] = able;
  if (!one) return refuse(node, cannotTake(name, on, types));
  return able.every(({ result }) => result.name === one.result.name) ? one.result.name : "dyn";
}

const takes = (func: CelFunc, on: Type | undefined, types: Type[]): boolean =>
  (func.target === undefined) === (on === undefined) &&
  (func.target === undefined || fits(on ?? "dyn", func.target.name)) &&
  func.arguments.length === types.length &&
  func.arguments.every((wanted, index) => fits(types[index] ?? "dyn", wanted.name));

function cannotTake(name: string, on: Type | undefined, types: Type[]): string {
  const list = types.map(wordsFor);
  const operator = /^_?(@?[^_a-z]+|@in)_$|^(@in)$/.exec(name);
  if (operator) return `${(operator[1] ?? "in").replace("@", "")} does not work with ${list.join(" and ")}.`;
  const given = list.length > 0 ? ` with ${list.join(" and ")}` : "";
  return `${name}() does not work${on === undefined ? "" : ` on ${wordsFor(on)}`}${given}.`;
}

/** The fields of a variable that are known beforehand. */
function fieldsOf(operand: Node | undefined, scope: Scope) {
  if (operand?.exprKind.case !== "identExpr") return undefined;
  const { name } = operand.exprKind.value;
  const known = Object.hasOwn(scope, name) ? scope[name] : undefined;
  return typeof known === "object" ? known : undefined;
}

const namesIn = (scope: object): string =>
  Object.keys(scope)
    .filter((name) => !name.startsWith("@"))
    .join(", ");
