import type { Letter } from "./letter";
import { lines } from "./untrusted";
import { SHORTENED } from "./wording";

/** Somebody else's words under a title that says whose, or null where there are none. */
export function quoteOf(title: string, text: string | null): Letter["quote"] {
  const words = lines(text ?? "", 1_200, 20);
  if (words.lines.join("") === "") return null;
  return { title, lines: words.lines, note: words.isCut ? SHORTENED : null };
}
