import { Countersign, type CountersignOptions, type Submit } from "../../sdk/typescript/src/index";
import type { Agent, Person } from "../support/workspace";

/** The SDK for one of the tests' agents; it tries again soon, so that the tests take seconds. */
export const clientOf = (
  { key }: Agent,
  { url }: { url: string },
  { timing, ...options }: CountersignOptions = {},
): Countersign =>
  new Countersign({
    baseUrl: url,
    apiKey: key,
    retries: 20,
    timing: { firstPauseSeconds: 0.05, longestPauseSeconds: 0.2, ...timing },
    ...options,
  });

/** An approval that asks one person. */
export const approvalBy = ({ email }: Person, more: Partial<Submit> = {}): Submit => ({
  intent_type: "intent.data.export_approval.v1",
  task_type: "approval",
  title: "Export customers_q1?",
  payload: { dataset: "customers_q1", rows: 48_213 },
  assignees: [email],
  ...more,
});

/** All of an iterable. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const result: Item[] = [];
  for await (const item of items) result.push(item);
  return result;
}
