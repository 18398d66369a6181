/** Where in an expression something is wrong; lines and columns begin at 1. */
export interface Place {
  line: number;
  column: number;
}

/** What is wrong with an expression. The message is for whoever wrote it, and says the place too. */
export class ExpressionError extends Error {
  readonly place: Place;

  constructor(words: string, place: Place) {
    super(`Line ${place.line}, column ${place.column}: ${words}`);
    this.place = place;
  }
}

export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
