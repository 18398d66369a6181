import type { Fact, Letter, LinkList } from "./letter";

/** The letter as text: the same things in the same order, the agent's own words quoted so that they cannot pass for ours. */
export function plainText(letter: Letter): string {
  const { button, fields, quote, link } = letter;
  const parts = [
    [letter.heading, letter.lead],
    letter.facts.map(factLine),
    button && [`${button.label}:`, button.url, button.note],
    fields && [
      `${fields.title} (${fields.aside}):`,
      ...fields.rows.map((row) => `  ${row.name}: ${row.value}`),
      ...present(fields.note),
    ],
    quote && [`${quote.title}:`, ...quote.lines.map((line) => `> ${line}`.trimEnd()), ...present(quote.note)],
    ...(letter.lists ?? []).map(listLines),
    link && [`${link.label}: ${link.url}`],
    ["-- ", letter.footer, ...(letter.stop ? [`${letter.stop.label}: ${letter.stop.url}`] : [])],
  ];
  return parts
    .flatMap((part) => (part?.length ? [part.join("\n")] : []))
    .join("\n\n")
    .concat("\n");
}

function listLines({ title, rows, note }: LinkList): string[] {
  const lines = rows.flatMap(({ label, detail, badge, url }) => [
    `* ${badge ? `[${badge.label}] ` : ""}${label}`,
    `  ${detail}`,
    `  ${url}`,
  ]);
  return [`${title}:`, ...lines, ...present(note)];
}

function factLine({ label, badge, value, detail }: Fact): string {
  return `${label}: ${badge ? `${badge} ` : ""}${value}${detail ? ` (${detail})` : ""}`;
}

function present(note: string | null): string[] {
  return note === null ? [] : [note];
}
