import { afterEach, expect, test } from "vitest";
import { anIntent } from "../../intent/fixtures";
import { ProblemError } from "../../queries/problem";
import { oneByOne, sendDecisions } from "./send";

const fetched = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = fetched;
});

const decisions = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `int_${index}`, outcome: "approved" }));

test("each of many answers has its own result: the refused say why", async () => {
  const refusal = {
    code: "already_decided",
    title: "Somebody was first",
    detail: "Bea rejected this.",
    errors: [],
  };
  globalThis.fetch = async () =>
    Response.json({
      items: [
        { id: "int_0", status: 201, intent: anIntent({ id: "int_0", status: "decided" }) },
        { id: "int_1", status: 409, error: refusal },
      ],
    });
  const [first, second] = await sendDecisions(decisions(2), () => {});
  expect(first).toMatchObject({ id: "int_0", after: { status: "decided" } });
  expect(second).toMatchObject({
    id: "int_1",
    problem: { code: "already_decided", detail: "Bea rejected this." },
  });
});

test("a hundred go in parts, and a part that is lost on the way takes no other with it", async () => {
  const progress: number[] = [];
  let calls = 0;
  globalThis.fetch = async (_, init) => {
    calls += 1;
    if (calls === 2) throw new TypeError("Failed to fetch");
    const sent: { decisions: { id: string }[] } = JSON.parse(String(init?.body));
    return Response.json({
      items: sent.decisions.map(({ id }) => ({ id, status: 201, intent: anIntent({ id }) })),
    });
  };
  const outcomes = await sendDecisions(decisions(50), (done) => progress.push(done));
  expect(progress).toEqual([20, 40, 50]);
  const lost = outcomes.flatMap((outcome) => ("problem" in outcome ? [outcome] : []));
  expect(lost.map(({ id }) => id)).toEqual(
    decisions(50)
      .slice(20, 40)
      .map(({ id }) => id),
  );
  expect(lost.every(({ problem }) => problem.isPassing)).toBe(true);
});

test("what has no route for many goes one by one, and the results keep their order", async () => {
  const refuse = new ProblemError({ status: 409, code: "conflict", detail: "You were not asked." });
  const outcomes = await oneByOne(
    ["a", "b", "c", "d", "e", "f"],
    async (id) => {
      if (id === "b") throw refuse;
      return anIntent({ id });
    },
    () => {},
  );
  expect(outcomes.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(outcomes[1]).toEqual({ id: "b", problem: refuse });
});
