import { expect } from "@playwright/test";
import type { Countersign, Fact } from "../../sdk/typescript/src/index";

/** All facts of an intent so far, oldest first. */
export async function factsOf(agent: Countersign, id: string): Promise<Fact[]> {
  return (await agent.listEvents(id, { limit: 100 })).items;
}

/** The kinds of an intent's facts, without what was written to whom: only what moved it. */
export async function plotOf(agent: Countersign, id: string): Promise<string[]> {
  return (await factsOf(agent, id)).map(({ type }) => type).filter((type) => !type.startsWith("notif"));
}

/** Waits until so many people were written to, so that nothing is on its way any more. */
export async function notified(agent: Countersign, id: string, times: number): Promise<void> {
  const count = async () => (await factsOf(agent, id)).filter(({ type }) => type === "notified").length;
  await expect.poll(count).toBe(times);
}
