interface Waiting<In, Out> {
  input: In;
  resolve: (output: Out) => void;
  reject: (error: unknown) => void;
}

interface Limits {
  /** Batches on their way at once. One makes the largest batches, which cost least; more let one slow batch be passed. */
  lanes?: number;
  most?: number;
}

/**
 * Turns a statement over many inputs into a call with one. A call that finds nothing on its way goes at once; what comes
 * meanwhile goes together, so a burst costs a few statements instead of one each, and a lone call waits for nobody.
 * A batch that fails is run again one by one, so that only the culprit's call fails.
 */
export function gathered<In, Out>(
  run: (inputs: In[]) => Promise<Out[]>,
  { lanes = 1, most = 64 }: Limits = {},
): (input: In) => Promise<Out> {
  let queue: Waiting<In, Out>[] = [];
  let running = 0;

  const next = (): void => {
    if (queue.length === 0 || running >= lanes) return;
    const batch = queue.slice(0, most);
    queue = queue.slice(most);
    running++;
    void settle(batch).finally(() => {
      running--;
      next();
    });
  };

  const settle = async (batch: Waiting<In, Out>[]): Promise<void> => {
    try {
      const outputs = await run(batch.map(({ input }) => input));
      for (const [index, { resolve }] of batch.entries()) resolve(outputs[index] as Out);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) only.reject(error);
      else for (const each of batch) await settle([each]);
    }
  };

  return (input) =>
    new Promise<Out>((resolve, reject) => {
      queue.push({ input, resolve, reject });
      next();
    });
}

/** The same for questions, where those who ask the same at the same time share one answer. */
export function gatheredReads<In, Out>(run: (inputs: In[]) => Promise<Out[]>): (input: In) => Promise<Out> {
  const unique = async (inputs: In[]): Promise<Out[]> => {
    const places = new Map<string, number>();
    const asked: In[] = [];
    const indexes = inputs.map((input) => {
      const name = JSON.stringify(input);
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, asked.length);
      return asked.push(input) - 1;
    });
    const answers = await run(asked);
    return indexes.map((index) => answers[index] as Out);
  };
  return gathered(unique);
}
