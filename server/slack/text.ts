import type { MrkdwnElement, PlainTextElement } from "@slack/types";
import { oneLine } from "@/server/emails/untrusted";

/** Block Kit's limits, in characters. */
export const LIMITS = {
  header: 150,
  section: 3_000,
  field: 2_000,
  button: 75,
  option: 75,
  modalTitle: 24,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  input: 3_000,
  confirmTitle: 100,
  confirmText: 300,
  fallback: 3_000,
} as const;

/** Anybody's words as text that Slack does not interpret. */
export const plain = (text: string, max: number): PlainTextElement => ({
  type: "plain_text",
  text: fit(oneLine(text, max), max) || "–",
  emoji: false,
});

/** Lines of anybody's words as text that Slack does not interpret. */
export const plainLines = (lines: readonly string[], max: number): PlainTextElement => ({
  type: "plain_text",
  text: fit(lines.join("\n"), max) || "–",
  emoji: false,
});

/** Our own words with Slack's markup; what others wrote goes through `quoted` first. */
export const markup = (text: string): MrkdwnElement => ({ type: "mrkdwn", text, verbatim: true });

const LOOKALIKES: Readonly<Record<string, string>> = { "*": "∗", _: "＿", "~": "∼", "`": "ˋ" };

/** Somebody's words inside our markup: they can be read, but neither mention, link, format nor smile. */
export function quoted(text: string, max: number): string {
  return escaped(oneLine(text, max))
    .replace(/[*_~`]/g, (mark) => LOOKALIKES[mark] ?? mark)
    .replace(/:(?=[\w＿+-]+:)/g, "∶");
}

/** Slack's three reserved characters. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A time in the zone of whoever reads it. */
export function when(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} at {time}|${fallback}>`;
}

/** At most `max` characters as Slack counts them: an emoji may be two. */
export function fit(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > max - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
