import { pointerOf } from "./json";

/** A number between the strings, the brackets and the commas of a JSON text. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[[\]{},:]/gs;

interface Place {
  key: string | number;
  /** In an object: the names so far, and whether the next string is one. */
  names: Set<string> | null;
  naming: boolean;
}

/** What a reader of the text is told: of its numbers as they are written, and of names that an object has already. */
interface Listener {
  number?: (written: string, pointer: () => string) => void;
  again?: (pointer: () => string) => void;
}

/**
 * The pointers of the numbers that a JSON text writes with digits that IEEE 754 doubles do not hold: whoever reads them has others,
 * and so has RFC 8785. The text is JSON; its digits may be lost to JSON.parse, so it is read here once more.
 */
export function inexactNumbers(text: string): string[] {
  const found: string[] = [];
  read(text, { number: (written, pointer) => !isHeld(written) && found.push(pointer()) });
  return found;
}

/** The pointers of members that an object of a JSON text names twice: which of them counts is up to each reader (RFC 8259, 4). */
export function repeatedNames(text: string): string[] {
  const found: string[] = [];
  read(text, { again: (pointer) => found.push(pointer()) });
  return found;
}

/** The text is JSON. */
function read(text: string, { number, again }: Listener): void {
  const path: Place[] = [];
  const pointer = () => pointerOf(path.map(({ key }) => key));
  for (const [token] of text.matchAll(TOKEN)) {
    const here = path.at(-1);
    if (token === "{") path.push({ key: "", names: new Set(), naming: true });
    else if (token === "[") path.push({ key: 0, names: null, naming: false });
    else if (token === "}" || token === "]") path.pop();
    else if (token === ",") goOn(here);
    else if (token === ":") continue;
    else if (!token.startsWith('"')) number?.(token, pointer);
    else if (here?.naming && isNamedAgain(here, token)) again?.(pointer);
  }
}

function goOn(here: Place | undefined): void {
  if (!here) return;
  if (typeof here.key === "number") here.key += 1;
  else here.naming = true;
}

function isNamedAgain(here: Place, token: string): boolean {
  here.key = JSON.parse(token) as string;
  here.naming = false;
  const isKnown = here.names?.has(here.key) ?? false;
  here.names?.add(here.key);
  return isKnown;
}

/** More digits than a double can have. */
const MOST_DIGITS = 100;

/** Whether a double has all the digits that are written, and in their place. */
function isHeld(written: string): boolean {
  const digits = significant(written);
  if (digits === "") return true;
  if (digits.length > MOST_DIGITS) return false;
  const kept = Number(written);
  if (significant(kept.toPrecision(digits.length)) === digits) return true;
  // Of what lies halfway between two ways of writing it, some languages print the lower.
  return significant(kept.toPrecision(MOST_DIGITS)) === `${digits}5`;
}

/** The digits of a number from its first to its last that is not 0. */
const significant = (number: string): string =>
  number.replace(/e.*$/i, "").replace(/[-.]/g, "").replace(/^0+/, "").replace(/0+$/, "");
