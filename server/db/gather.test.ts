import { expect, test } from "vitest";
import { gathered, gatheredReads } from "./gather";

interface Asked {
  workspaceId: string;
  n: number;
}

const apart = ({ workspaceId }: Asked): string => workspaceId;

/** A statement that notes what it was run with, and ends when it is let. */
function slowStatement() {
  const batches: { scope: string; ns: number[]; finish: () => void }[] = [];
  const run = async (inputs: Asked[], scope: { workspaceId: string }): Promise<number[]> => {
    const ns = inputs.map(({ n }) => n);
    await new Promise<void>((finish) => batches.push({ scope: scope.workspaceId, ns, finish }));
    return ns.map((n) => n * 10);
  };
  return { batches, run };
}

test("what two workspaces ask at the same time goes apart, each batch in the name of its own", async () => {
  const { batches, run } = slowStatement();
  const ask = gathered(run, { apart });
  const [a1, b1] = [ask({ workspaceId: "a", n: 1 }), ask({ workspaceId: "b", n: 2 })];
  const rest = [
    ask({ workspaceId: "a", n: 3 }),
    ask({ workspaceId: "b", n: 4 }),
    ask({ workspaceId: "a", n: 5 }),
  ];
  batches[0]?.finish();
  batches[1]?.finish();
  expect(await Promise.all([a1, b1])).toEqual([10, 20]);
  batches[2]?.finish();
  batches[3]?.finish();
  expect(await Promise.all(rest)).toEqual([30, 40, 50]);
  expect(batches.map(({ scope, ns }) => [scope, ns])).toEqual([
    ["a", [1]],
    ["b", [2]],
    ["a", [3, 5]],
    ["b", [4]],
  ]);
});

test("many workspaces share the batches that may be on their way, and take turns", async () => {
  const { batches, run } = slowStatement();
  const ask = gathered(run, { apart, total: 1, most: 1 });
  const asked = ["a", "a", "a", "b", "c"].map((workspaceId, n) => ask({ workspaceId, n }));
  for (let n = 0; n < 5; n++) {
    expect(batches).toHaveLength(n + 1);
    batches[n]?.finish();
    await new Promise(setImmediate);
  }
  expect(await Promise.all(asked)).toEqual([0, 10, 20, 30, 40]);
  expect(batches.map(({ scope, ns }) => [scope, ns])).toEqual([
    ["a", [0]],
    ["a", [1]],
    ["b", [3]],
    ["c", [4]],
    ["a", [2]],
  ]);
});

test("the same question of two workspaces is asked in the name of each", async () => {
  const seen: string[] = [];
  const ask = gatheredReads(
    async (inputs: Asked[], scope) => {
      seen.push(...inputs.map(({ n }) => `${scope.workspaceId} ${n}`));
      return inputs.map(() => scope.workspaceId);
    },
    ({ workspaceId }) => workspaceId,
  );
  const answers = ["a", "b", "a", "a"].map((workspaceId) => ask({ workspaceId, n: 7 }));
  expect(await Promise.all(answers)).toEqual(["a", "b", "a", "a"]);
  expect(seen).toEqual(["a 7", "b 7", "a 7"]);
});
