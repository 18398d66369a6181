export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;

/** Of the passwords that lists of broken ones begin with, those that are long enough, and the words that most of the others are made of. */
const COMMON = new Set(
  `password passwords passwort passw0rd p@ssw0rd p@ssword motdepasse contrasena letmein welcome willkommen admin administrator root
  master login changeme changeit secret iloveyou sunshine princess football baseball basketball superman batman dragon monkey shadow
  trustno1 starwars whatever qwerty qwertyuiop qwertz qwertzuiop azerty asdfghjkl zxcvbnm qazwsx qazwsxedc 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx 1qaz2wsx3edc q1w2e3r4 q1w2e3r4t5 zaq12wsx abc123 a1b2c3d4 test testing tester guest default user temp temporary demo
  hello helloworld freedom computer internet google facebook michael jennifer jordan hunter pokemon naruto liverpool chelsea arsenal
  barcelona summer winter spring autumn january february august september october november december monday friday company
  correcthorsebatterystaple thisismypassword mypassword yourpassword newpassword oldpassword countersign`.split(
    /\s+/,
  ),
);

const ROWS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1234567890",
];

/**
 * Why a password is too easy to guess, as a sentence; null where it is none of those that are tried first: common ones with digits
 * or signs around them, one short thing again and again, keys in a row, and what is known of its person.
 */
export function weaknessOf(password: string, about: readonly string[] = []): string | null {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 5) return "It has too few different characters.";
  if (/^(.{1,6})\1+.?$/su.test(plain)) return "It is one short thing again and again.";
  if (isRow(plain)) return "It follows the keys or the alphabet.";
  const core = plain.replace(/[^\p{L}]+$|^[^\p{L}]+/gu, "");
  if ([plain, core, plain.replace(/[\s._-]/g, ""), core.replace(/[\s._-]/g, "")].some(isCommon))
    return "It is one of those that are tried first.";
  const known = about
    .flatMap((text) => text.toLowerCase().split(/[@\s.]+/))
    .filter((part) => part.length > 2);
  const rest = known.reduce((left, part) => left.replaceAll(part, ""), plain);
  return rest.length < plain.length && rest.length < 8
    ? "It is little more than your name or address."
    : null;
}

const isCommon = (text: string): boolean => COMMON.has(text) || COMMON.has(text.replace(/[\d\W_]+/g, ""));

/** Three quarters of it are steps along a row of keys, forwards or backwards. */
function isRow(text: string): boolean {
  let steps = 0;
  for (let at = 1; at < text.length; at++) {
    const pair = text.slice(at - 1, at + 1);
    const back = [...pair].reverse().join("");
    if (ROWS.some((row) => row.includes(pair) || row.includes(back))) steps++;
  }
  return steps >= (text.length - 1) * 0.75;
}
