/** Text of agents and people, made harmless for a mail: it can be read, but not act or pass for ours. */

/** A line of at most `max` characters. */
export function oneLine(text: string, max: number): string {
  return cut(inert(withoutControls(bounded(text, max).replace(/[\s\p{Cc}]+/gu, " "))).trim(), max);
}

/** At most `maxLines` lines of `max` characters altogether; `isCut` says whether anything is missing. */
export function lines(text: string, max: number, maxLines: number): { lines: string[]; isCut: boolean } {
  const broken = bounded(text, max)
    .replaceAll("\t", "  ")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n");
  const whole = inert(withoutControls(broken))
    .trim()
    .replace(/\n{3,}/g, "\n\n");
  const kept = cut(whole, max).split("\n").slice(0, maxLines);
  return {
    lines: kept.map((line) => line.trimEnd()),
    isCut: text.length > max * 4 || kept.join("\n") !== whole,
  };
}

/** Enough of a text to fill `max` characters, so that a huge one costs nothing. */
function bounded(text: string, max: number): string {
  return text.length > max * 4 ? text.slice(0, max * 4) + "…" : text;
}

/** Controls, bidi overrides and other invisibles go; joiners stay, because scripts and emoji need them. */
function withoutControls(text: string): string {
  return text
    .replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replace(/(\p{M}{4})\p{M}+/gu, "$1");
}

/** Mail programs make links of bare addresses; these stay readable and are no link. The exceptions open nowhere. */
function inert(text: string): string {
  return text.replace(/(?<!\b(?:agent|s3|gs)):\/\//gi, "[:]//").replace(/\bwww\./gi, "www[.]");
}

function cut(text: string, max: number): string {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  const kept = characters.slice(0, max - 1).join("");
  return `${kept.trimEnd()}…`;
}
