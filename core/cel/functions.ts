import {
  celEnv,
  celFunc,
  type CelFunc,
  celMethod,
  CelScalar,
  type CelType,
  isCelError,
  isCelList,
  listType,
} from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import { RE2JS } from "re2js";
import { charge, MAX_WORK, mayGoOn } from "./meter";
import { joined, sizeOf, weightOf } from "./values";

const { BOOL, DOUBLE, DYN, INT, STRING } = CelScalar;

/** Of the string extensions, those that take linear time. */
const LINEAR: ReadonlySet<string> = new Set([
  "charAt",
  "indexOf",
  "lastIndexOf",
  "lowerAscii",
  "upperAscii",
  "split",
  "substring",
  "trim",
]);

/** What looks into its arguments and not only at them. */
const DEEP: ReadonlySet<string> = new Set(["_==_", "_!=_", "@in", "_in_"]);

/** Calls that the compiler adds to loops; no expression can spell them. */
export const SPAN = "@span";
export const STEP = "@step";

/** JSON knows one kind of number and CEL three, so `payload.amount * 2` would be an error without these. */
const MIXED: Record<string, (left: number, right: number) => number> = {
  "_+_": (left, right) => left + right,
  "_-_": (left, right) => left - right,
  "_*_": (left, right) => left * right,
  "_/_": (left, right) => left / right,
  "_%_": (left, right) => left % right,
};

const mixed = Object.entries(MIXED).flatMap(([name, of]) => [
  celFunc(name, [DOUBLE, INT], DOUBLE, (left, right) => of(left, Number(right))),
  celFunc(name, [INT, DOUBLE], DOUBLE, (left, right) => of(Number(left), right)),
]);

const own: CelFunc[] = [
  ...mixed,
  celFunc("_%_", [DOUBLE, DOUBLE], DOUBLE, (left, right) => left % right),
  celMethod("matches", STRING, [STRING], BOOL, function (pattern) {
    return matches(this, pattern);
  }),
  celFunc("matches", [STRING, STRING], BOOL, matches),
  celFunc("_+_", [listType(DYN), listType(DYN)], listType(DYN), joined),
];

const loops: CelFunc[] = [
  celFunc(SPAN, [DYN], DYN, (range) => {
    charge(sizeOf(range) / 4);
    return range;
  }),
  celFunc(STEP, [INT], BOOL, (units) => mayGoOn(Number(units))),
];

/** What pattern a text has been compiled to; rules name few. */
const patterns = new Map<string, RE2JS>();
const MAX_PATTERNS = 200;
const MAX_PATTERN_LENGTH = 500;

/** RE2 takes time in proportion to the text and to the size of the compiled pattern. */
function matches(text: string, pattern: string): boolean {
  if (pattern.length > MAX_PATTERN_LENGTH) throw new Error("the pattern is too long");
  const known = patterns.get(pattern);
  if (!known) charge(pattern.length * 20);
  const compiled = known ?? RE2JS.compile(pattern);
  if (!known) {
    if (patterns.size >= MAX_PATTERNS) patterns.clear();
    patterns.set(pattern, compiled);
  }
  charge((text.length * compiled.programSize()) / 32);
  return compiled.matcher(text).find();
}

/** The same function, paid for before it runs. */
function paid(func: CelFunc): CelFunc {
  const cost = DEEP.has(func.name) ? (value: unknown) => weightOf(value, MAX_WORK) : surface;
  const run = (target: unknown, args: unknown[]) => {
    charge(args.reduce((sum: number, arg) => sum + cost(arg), 1 + cost(target)));
    const result = func.call(0, target as never, args as never);
    if (isCelError(result)) throw result;
    return result as never;
  };
  const types = [...func.arguments] as CelType[];
  return func.target === undefined
    ? celFunc(func.name, types, func.result, (...args: unknown[]) => run(undefined, args))
    : celMethod(func.name, func.target, types, func.result, function (this: unknown, ...args: unknown[]) {
        return run(this, args);
      });
}

const surface = (value: unknown): number => sizeOf(value) / (isCelList(value) ? 16 : 1);

const usual = celEnv({ funcs: [...strings.filter(({ name }) => LINEAR.has(name)), ...own] });

/** CEL's functions, metered. */
export const environment = celEnv({ funcs: [...[...usual.funcs].map(paid), ...loops] });
