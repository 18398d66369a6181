let count = 0;

/** A title that no other intent has, in this run or in another. */
export const titled = (words: string): string =>
  `${words} ${process.pid.toString(36)}${Date.now().toString(36)}${(count++).toString(36)}`;
