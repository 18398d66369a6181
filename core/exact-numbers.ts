import { pointerOf } from "./json";

/** A number between the strings, the brackets and the commas of a JSON text. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[[\]{},:]/gs;

interface Place {
  isArray: boolean;
  key: string | number;
  /** Whether the next string of an object names what follows. */
  naming: boolean;
}

/**
 * The pointers of the numbers that a JSON text writes with digits that IEEE 754 doubles do not hold: whoever reads them has others,
 * and so has RFC 8785. The text is JSON; its digits may be lost to JSON.parse, so it is read here once more.
 */
export function inexactNumbers(text: string): string[] {
  const path: Place[] = [];
  const found: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    const here = path.at(-1);
    if (token === "{") path.push({ isArray: false, key: "", naming: true });
    else if (token === "[") path.push({ isArray: true, key: 0, naming: false });
    else if (token === "}" || token === "]") path.pop();
    else if (token === ",") goOn(here);
    else if (token === ":" || token.startsWith('"')) name(here, token);
    else if (!isHeld(token)) found.push(pointerOf(path.map(({ key }) => key)));
  }
  return found;
}

function goOn(here: Place | undefined): void {
  if (!here) return;
  if (typeof here.key === "number") here.key += 1;
  else here.naming = true;
}

function name(here: Place | undefined, token: string): void {
  if (!here?.naming || token === ":") return;
  here.key = JSON.parse(token) as string;
  here.naming = false;
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
