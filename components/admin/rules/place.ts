/** The place that an error's words name in a text; null where they name none, or the text is another by now. */
export function placeIn(
  words: string,
  text: string,
): { line: string; column: number; offset: number } | null {
  const [, number, at] = /^Line (\d+), column (\d+): /.exec(words) ?? [];
  const lines = text.split("\n");
  const line = lines[Number(number) - 1];
  const column = Number(at);
  if (line === undefined || !(column >= 1 && column <= line.length + 1)) return null;
  const before = lines.slice(0, Number(number) - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return { line, column, offset: before + column - 1 };
}
