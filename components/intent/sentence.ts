/** A sentence whose names and times are drawn by the page, so that times are in the reader's zone. */
export type Part = string | { who: string } | { time: string };
export type Sentence = Part[];

export const who = (name: string): Part => ({ who: name });
export const at = (instant: string): Part => ({ time: instant });

/** "Ana", "Ana and Bea", "Ana, Bea and 3 others". */
export function nameList(names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return "nobody";
  if (second === undefined) return first;
  if (names.length === 2) return `${first} and ${second}`;
  if (names.length === 3) return `${first}, ${second} and ${names[2]}`;
  return `${first}, ${second} and ${names.length - 2} others`;
}

/** The sentence as plain text, for tests and labels; times are written by `show`. */
export function plain(
  sentence: Sentence,
  show: (instant: string) => string = (instant) => instant.slice(11, 16),
): string {
  return sentence
    .map((part) => (typeof part === "string" ? part : "who" in part ? part.who : show(part.time)))
    .join("");
}
