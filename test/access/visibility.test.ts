import fc from "fast-check";
import { expect, test } from "vitest";
import type { Ctx } from "@/server/services/context";
import { answerIntent } from "@/server/services/intents/answer";
import { commentOnIntent } from "@/server/services/intents/comment";
import { listIntents } from "@/server/services/intents/list";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reassignIntent } from "@/server/services/intents/reassign";
import { followInbox } from "@/server/services/waiting/inbox";
import { refusalOf } from "../support/refusal";
import { addTeamMember, removeTeamMember } from "@/server/services/teams/change";
import { after } from "../support/time";
import {
  addAgent,
  addTeam,
  as,
  asAgent,
  asSystem,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";

const WHOM = ["ana", "bea", "cal", "team:data", "team:legal"] as const;
const THEN = ["nothing", "escalated", "mentioned", "reassigned", "answered"] as const;

interface Asking {
  first: (typeof WHOM)[number];
  next: (typeof WHOM)[number];
  then: (typeof THEN)[number];
  mine: boolean;
}

const asking: fc.Arbitrary<Asking> = fc.record({
  first: fc.constantFrom(...WHOM),
  next: fc.constantFrom(...WHOM),
  then: fc.constantFrom(...THEN),
  mine: fc.boolean(),
});

const signal = new AbortController().signal;

/** The ids that somebody sees each way: in lists, by searching, by opening each, and by what is told live. */
async function waysToSee(ctx: Ctx, ids: readonly string[]): Promise<Record<string, string[]>> {
  const listed = await listIntents(ctx, { limit: 100 });
  const searched = await listIntents(ctx, { q: "customers", limit: 100 });
  const sorted = await listIntents(ctx, { sort: "priority", limit: 100 });
  const opened: string[] = [];
  for (const id of ids)
    await readIntent(ctx, id).then(
      () => opened.push(id),
      async (error: unknown) => expect(error).toMatchObject({ code: "not_found" }),
    );
  const of = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id).toSorted();
  const ways = { listed: of(listed), searched: of(searched), sorted: of(sorted), opened: opened.toSorted() };
  if (ctx.caller.type !== "member") return ways;
  const told = (await followInbox(ctx, 0n, signal).next()).value?.news ?? [];
  return { ...ways, told: [...new Set(told.map(({ id }) => id))].toSorted() };
}

async function happen(workspace: Workspace, id: string, { next, then }: Asking): Promise<void> {
  const { alex, ana, bea, cal } = workspace;
  const ref = refIn(workspace, next);
  if (then === "escalated") await fireMoment(asSystem(workspace, after("2h")), id);
  if (then === "mentioned")
    await commentOnIntent(as(alex), id, {
      body: "Look.",
      mentions: [[ana, bea, cal][ref.length % 3]?.email ?? ""],
    });
  if (then === "reassigned") await reassignIntent(as(alex), id, { to: [ref] });
  if (then === "answered") await answerIntent(as(alex), id, { outcome: "approved" });
}

const refIn = (workspace: Workspace, whom: Asking["first"]): string =>
  whom === "ana" || whom === "bea" || whom === "cal" ? workspace[whom].email : whom;

test("lists, search, the page and what is told live agree on who sees what, whatever was asked of whom", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(asking, { minLength: 3, maxLength: 8 }), async (all) => {
      const workspace = await makeWorkspace();
      const { agent, ana, bea, cal, alex, audrey } = workspace;
      await addTeam(workspace.id, "legal", [ana, cal]);
      const other = await addAgent(workspace.id);
      const foreign = await makeWorkspace();
      const ids: string[] = [];
      for (const each of all) {
        const chain = [{ after: "1h", to: [refIn(workspace, each.next)] }];
        const sent = {
          assignees: [refIn(workspace, each.first)],
          escalate: chain,
          payload: { dataset: "customers" },
        };
        const { id } = await submit(each.mine ? agent : other, sent);
        await happen(workspace, id, each);
        ids.push(id);
      }
      for (const ctx of [
        ...[ana, bea, cal, alex, audrey].map((person) => as(person, after("3h"))),
        asAgent(agent),
        asAgent(other),
      ]) {
        const { opened, ...ways } = await waysToSee(ctx, ids);
        for (const [way, seen] of Object.entries(ways)) expect({ way, seen }).toEqual({ way, seen: opened });
      }
      const own = all.flatMap(({ mine }, n) => (mine ? [ids[n]] : []));
      expect((await waysToSee(asAgent(agent), ids)).opened).toEqual(own.toSorted());
      for (const ctx of [as(foreign.alex), as(foreign.ana), asAgent(foreign.agent)])
        expect(Object.values(await waysToSee(ctx, ids)).flat()).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 120_000);

test("whoever joins a team sees what the team is asked from then on, and whoever leaves it keeps what they were asked", async () => {
  const { agent, ana, bea, alex, id: workspaceId } = await makeWorkspace();
  const team = await addTeam(workspaceId, "ops", [bea]);
  const seenBy = async (ctx: Ctx) => (await listIntents(ctx, {})).items.map(({ id }) => id).toSorted();
  const ask = async (hour: string) => (await submit(agent, { assignees: ["team:ops"] }, after(hour))).id;
  const first = await ask("1s");
  await addTeamMember(as(alex), team, ana.id);
  expect(await refusalOf(readIntent(as(ana), first))).toMatchObject({ code: "not_found" });
  const second = await ask("1h");
  await removeTeamMember(as(alex), team, bea.id);
  const third = await ask("2h");
  expect(await seenBy(as(ana))).toEqual([second, third].toSorted());
  expect(await seenBy(as(bea))).toEqual([first, second].toSorted());
  expect(await refusalOf(readIntent(as(bea), third))).toMatchObject({ code: "not_found" });
});
