import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { ProblemError, wordsOf } from "../queries/problem";

export interface Saver<B, R> {
  /** Sends it; resolves with the answer, or null where it was refused. */
  save: (body: B) => Promise<R | null>;
  saving: boolean;
  problem: ProblemError | null;
  /** What is wrong at a JSON pointer of what was sent, for the field that stands for it. */
  flawAt: (pointer: string) => string | undefined;
  /** Forgets what was wrong. */
  reset: () => void;
}

interface Options<R> {
  send: (body: never) => Promise<R>;
  /** What is loaded again afterwards. */
  stale: readonly QueryKey[];
  /** Said once it is done: "Team saved"; null where the caller says more than that. */
  done: string | null;
}

/** Sends one change of the administration, says that it is done, and keeps what was wrong for the fields. */
export function useSave<B, R>({
  send,
  stale,
  done,
}: Options<R> & { send: (body: B) => Promise<R> }): Saver<B, R> {
  const client = useQueryClient();
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      if (done !== null) toast.success(done);
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const problem = error === null ? null : asProblem(error);
  return {
    save: (body) => mutateAsync(body).catch(() => null),
    saving: isPending,
    problem,
    flawAt: (pointer) => problem?.errors.find((flaw) => flaw.pointer === pointer)?.detail,
    reset,
  };
}

const asProblem = (error: unknown): ProblemError =>
  error instanceof ProblemError
    ? error
    : new ProblemError({ status: 0, code: "network", detail: wordsOf(error) });
