import type { Figures } from "./figures";

interface Row {
  key: string;
  name: string;
  figures: Figures;
}

/** The lines of a table of figures, a header first, each ending as RFC 4180 has it. Empty where there is no figure. */
export function* csvOf(
  items: Iterable<Row>,
  by: string,
  columns: readonly (keyof Figures)[],
): Generator<string> {
  yield line([by, "name", ...columns]);
  for (const { key, name, figures } of items)
    yield line([key, name, ...columns.map((column) => figures[column] ?? "")]);
}

const line = (cells: readonly (string | number)[]): string => `${cells.map(cellOf).join(",")}\r\n`;

/**
 * Text that a spreadsheet would take for a formula begins with an apostrophe, so that a name somebody chose is never run.
 * Numbers are ours.
 */
function cellOf(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
