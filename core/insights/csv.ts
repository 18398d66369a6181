import { csvLine } from "../csv";
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
  yield csvLine([by, "name", ...columns]);
  for (const { key, name, figures } of items)
    yield csvLine([key, name, ...columns.map((column) => figures[column] ?? "")]);
}
