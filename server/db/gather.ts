import { type DbScope, EVERYWHERE } from "./client";

interface Waiting<In, Out> {
  input: In;
  resolve: (output: Out) => void;
  reject: (error: unknown) => void;
}

/** Those who wait for one workspace, and how many of its batches are on their way. */
interface Line<In, Out> {
  queue: Waiting<In, Out>[];
  running: number;
}

type Run<In, Out> = (inputs: In[], scope: DbScope) => Promise<Out[]>;

interface Limits<In> {
  /** Whose an input is: those of two workspaces never share a batch. Without it they are asked for everywhere, together. */
  apart?: (input: In) => string;
  /** Batches of a workspace on their way at once. One makes the largest batches, which cost least; more let one slow batch be passed. */
  lanes?: number;
  /** The same for all workspaces together, so that they leave connections to others. */
  total?: number;
  most?: number;
}

/**
 * Turns a statement over many inputs into a call with one. A call that finds nothing on its way goes at once; what comes
 * meanwhile goes together, so a burst costs a few statements instead of one each, and a lone call waits for nobody.
 * A batch that fails is run again one by one, so that only the culprit's call fails.
 */
export function gathered<In, Out>(
  run: Run<In, Out>,
  { apart = () => EVERYWHERE.workspaceId, lanes = 1, total = 8, most = 64 }: Limits<In> = {},
): (input: In) => Promise<Out> {
  const lines = new Map<string, Line<In, Out>>();
  let running = 0;

  const next = (): void => {
    for (const [workspaceId, line] of lines) {
      if (running >= total) return;
      if (line.queue.length > 0 && line.running < lanes) begin(workspaceId, line);
    }
  };

  /** Whoever had a turn waits behind the others for the next. */
  const begin = (workspaceId: string, line: Line<In, Out>): void => {
    lines.delete(workspaceId);
    lines.set(workspaceId, line);
    const batch = line.queue.splice(0, most);
    line.running++;
    running++;
    void settle(batch, { workspaceId }).finally(() => {
      line.running--;
      running--;
      if (line.queue.length === 0 && line.running === 0) lines.delete(workspaceId);
      next();
    });
  };

  const settle = async (batch: Waiting<In, Out>[], scope: DbScope): Promise<void> => {
    try {
      const outputs = await run(
        batch.map(({ input }) => input),
        scope,
      );
      for (const [index, { resolve }] of batch.entries()) resolve(outputs[index] as Out);
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) only.reject(error);
      else for (const each of batch) await settle([each], scope);
    }
  };

  return (input) =>
    new Promise<Out>((resolve, reject) => {
      const workspaceId = apart(input);
      const line = lines.get(workspaceId) ?? { queue: [], running: 0 };
      lines.set(workspaceId, line);
      line.queue.push({ input, resolve, reject });
      next();
    });
}

/** The same for questions, where those who ask the same at the same time share one answer. */
export function gatheredReads<In, Out>(
  run: Run<In, Out>,
  apart?: (input: In) => string,
): (input: In) => Promise<Out> {
  const unique: Run<In, Out> = async (inputs, scope) => {
    const places = new Map<string, number>();
    const asked: In[] = [];
    const indexes = inputs.map((input) => {
      const name = JSON.stringify(input);
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, asked.length);
      return asked.push(input) - 1;
    });
    const answers = await run(asked, scope);
    return indexes.map((index) => answers[index] as Out);
  };
  return gathered(unique, { apart });
}
