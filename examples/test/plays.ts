import { expect, test } from "vitest";
import { newAgent } from "./world";

/** The guarantees that every framework's example keeps. */
export function plays(framework: string): void {
  const asking = `${framework}/agent.ts`;
  const resuming = `${framework}/resume.ts`;

  test("an agent ends while it waits; a new process runs the tool once, with what the reviewer changed", async () => {
    const agent = await newAgent();
    const [id = "", ...more] = await agent.asks(asking, "run-a", "customers_q1");
    expect(more).toEqual([]);
    expect(await agent.asks(asking, "run-a", "customers_q1")).toEqual([id]); // started over, it asks nobody twice
    expect(await agent.countersign.getIntent(id)).toMatchObject({
      status: "waiting",
      payload: { tool: "export_dataset", arguments: { dataset: "customers_q1", rows: 1204 } },
      state: { framework, run: "run-a" },
    });
    expect(agent.exports()).toEqual([]);

    await agent.listens(resuming);
    await agent.answer(id, { outcome: "approved", edits: { "/arguments/rows": 100 } });

    expect(await agent.resultOf(id)).toMatchObject({
      status: "succeeded",
      summary: "I am done. Exported 100 rows of customers_q1.",
    });
    expect(agent.exports()).toEqual([{ dataset: "customers_q1", rows: 100 }]);
  });

  test("a rejection runs nothing, and the model hears who said no and why", async () => {
    const agent = await newAgent();
    const [id = ""] = await agent.asks(asking, "run-b", "customers_q1");
    await agent.listens(resuming);
    await agent.answer(id, { outcome: "rejected", comment: "Not before the audit." });

    const { summary } = await agent.resultOf(id);
    expect(summary).toContain("rejected: Not before the audit.");
    expect(agent.exports()).toEqual([]);
  });

  test("calls that wait together go on together, after the last answer, each with its own", async () => {
    const agent = await newAgent();
    const ids = await agent.asks(asking, "run-c", "customers_q1", "and", "orders_q2");
    const [first = "", second = ""] = ids;
    expect(ids).toHaveLength(2);
    const receiver = await agent.listens(resuming);
    await agent.answer(second, { outcome: "approved", edits: { "/arguments/rows": 7 } });
    await receiver.says(new RegExp(`^heard: ${second}`, "m"));
    expect(agent.exports()).toEqual([]);
    await agent.answer(first, { outcome: "approved" });

    const { summary } = await agent.resultOf(first);
    expect(summary).toBe("I am done. Exported 1204 rows of customers_q1. Exported 7 rows of orders_q2.");
    expect(await agent.resultOf(second)).toMatchObject({ summary });
    expect(agent.exports()).toHaveLength(2);
  });

  test("what was resumed may ask again, and is resumed again", async () => {
    const agent = await newAgent();
    const [first = ""] = await agent.asks(asking, "run-d", "customers_q1", "then", "orders_q2");
    await agent.listens(resuming);
    await agent.answer(first, { outcome: "approved" });
    await agent.resultOf(first);
    const [second = ""] = await agent.waiting();
    await agent.answer(second, { outcome: "approved", edits: { "/arguments/rows": 7 } });

    const { summary } = await agent.resultOf(second);
    expect(summary).toBe("I am done. Exported 1204 rows of customers_q1. Exported 7 rows of orders_q2.");
    expect(agent.exports()).toEqual([
      { dataset: "customers_q1", rows: 1204 },
      { dataset: "orders_q2", rows: 7 },
    ]);
  });
}
