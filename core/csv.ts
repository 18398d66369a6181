/** A line of a table, ending as RFC 4180 has it. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(cellOf).join(",")}\r\n`;

/**
 * Text that a spreadsheet would take for a formula begins with an apostrophe, so that what somebody wrote is never run.
 * Numbers are ours.
 */
function cellOf(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
