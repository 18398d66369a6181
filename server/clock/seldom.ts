/** Work that is done until nothing is left, and then again after a while. `work` does a batch, and is true where more may be due. */
export function seldom(
  everyMs: number,
  clock: () => Date,
  work: () => Promise<boolean>,
): () => Promise<boolean> {
  let restUntil = 0;
  return async () => {
    if (clock().getTime() < restUntil) return false;
    const more = await work();
    if (!more) restUntil = clock().getTime() + everyMs;
    return more;
  };
}
