/** A run of plain text, or one character that a reader would not see and must know of. */
export type Segment = { text: string } | { code: string; name: string };

const NAMES: Readonly<Record<string, string>> = {
  "\u00ad": "soft hyphen",
  "\u061c": "Arabic letter mark",
  "\u200b": "zero-width space",
  "\u200c": "zero-width non-joiner",
  "\u200d": "zero-width joiner",
  "\u200e": "left-to-right mark",
  "\u200f": "right-to-left mark",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of direction change",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2060": "word joiner",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "direction isolate",
  "\u2069": "end of isolate",
  "\ufeff": "zero-width no-break space",
  "\u034f": "invisible joiner",
  "\u115f": "empty letter",
  "\u1160": "empty letter",
  "\u2800": "empty letter",
  "\u3164": "empty letter",
  "\uffa0": "empty letter",
};

/** Characters that draw nothing or turn the direction, alone or repeated; and marks piled on a letter beyond any language. */
const HIDDEN =
  /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e01ef}])\1*|(?<=\p{M}{4})\p{M}+/gu;
const IN_EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** Splits a text at its invisible characters. Joiners inside an emoji are part of it, and so is the end of a line. */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN)) {
    const [run, character] = match;
    if (character !== undefined && isHarmless(run, text, match.index)) continue;
    if (match.index > from) segments.push({ text: text.slice(from, match.index) });
    segments.push(character === undefined ? piled(run) : hidden(run, character));
    from = match.index + run.length;
  }
  if (from < text.length || segments.length === 0) segments.push({ text: text.slice(from) });
  return segments;
}

function isHarmless(run: string, text: string, at: number): boolean {
  if (run === "\r") return text[at + 1] === "\n";
  return run === "\u200d" && IN_EMOJI.test([...text.slice(0, at).slice(-2)].at(-1) ?? "");
}

function hidden(run: string, character: string): Segment {
  const times = run.length / character.length;
  const name = NAMES[character] ?? "control character";
  return { code: times > 1 ? `${codeOf(character)} ×${times}` : codeOf(character), name };
}

const piled = (run: string): Segment => ({
  code: `+${[...run].length} marks`,
  name: "marks piled on a letter",
});

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
