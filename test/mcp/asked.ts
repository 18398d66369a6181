import { prisma } from "../support/prisma";
import { until } from "../support/time";
import type { Agent } from "../support/workspace";

/** The ids of what an agent has asked, once it is that many questions. */
export async function intentsAsked({ id: agentId }: Pick<Agent, "id">, count: number): Promise<string[]> {
  const look = () => prisma.intent.findMany({ where: { agentId }, select: { id: true } });
  const found = await until(look, (rows) => rows.length >= count);
  return found.map(({ id }) => id);
}
