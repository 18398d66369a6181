import { beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/app/_http/endpoints";
import { sql } from "../support/database";
import { addressOf, call, lettersOf, nameOf } from "./calling";
import { AGENTS, FOREIGN, OWN, STRANGERS } from "./callers";
import { KINDS, MATRIX, type Verdict } from "./matrix";
import { idsOf, makeWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** What stands in every table, but for when somebody was last here. */
async function contents(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace",
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg(r, '' ORDER BY r)) AS sum FROM (SELECT (to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text AS r FROM ${name} t) x`,
  );
  const found = await sql<{ name: string; sum: string }>(each.join(" UNION ALL "));
  return Object.fromEntries(found.map(({ name, sum }) => [name, sum]));
}

/** Authorisation let them by; whether what they want can be done is another question. */
const verdictOf = (status: number): Verdict | "broken" => {
  if (status === 401 || status === 403 || status === 404) return status;
  return status < 500 ? "in" : "broken";
};

test("the matrix has a row for every endpoint that is described, and none for what there is not", () => {
  expect(Object.keys(MATRIX).toSorted()).toEqual(ENDPOINTS.map(nameOf).toSorted());
});

const isClosed = (name: string): boolean => MATRIX[name] !== "open" && MATRIX[name] !== "self";
const closed = ENDPOINTS.filter((endpoint) => isClosed(nameOf(endpoint)));

test("how somebody signs in concerns nobody who is not signed in, and no agent", async () => {
  const before = await contents();
  for (const endpoint of ENDPOINTS.filter((each) => MATRIX[nameOf(each)] === "self"))
    for (const caller of [...AGENTS, ...STRANGERS])
      expect([nameOf(endpoint), caller, (await call(world, endpoint, caller)).status]).toEqual([
        ...[nameOf(endpoint), caller],
        401,
      ]);
  expect(await contents()).toEqual(before);
});

describe.each(closed.map((endpoint) => [nameOf(endpoint), endpoint] as const))("%s", (name, endpoint) => {
  const kind = MATRIX[name];
  const column = kind && kind !== "open" && kind !== "self" ? KINDS[kind] : null;

  test("refuses whom it must, and that changes nothing", async () => {
    const before = await contents();
    const refused = OWN.filter((caller) => column?.[caller] !== "in");
    const verdicts: Record<string, unknown> = {};
    for (const caller of refused) verdicts[caller] = verdictOf((await call(world, endpoint, caller)).status);
    expect(verdicts).toEqual(Object.fromEntries(refused.map((caller) => [caller, column?.[caller]])));
    expect(await contents()).toEqual(before);
  });

  test("is to another workspace what is not there, to the letter", async () => {
    if (!endpoint.path.includes("{")) return;
    const before = await contents();
    for (const caller of FOREIGN) {
      const [there, missing] = [
        await call(world, endpoint, caller),
        await call(world, endpoint, caller, true),
      ];
      expect({ caller, ok: there.ok }).toEqual({ caller, ok: false });
      expect(await lettersOf(there, addressOf(world, endpoint))).toEqual(
        await lettersOf(missing, addressOf(world, endpoint, true)),
      );
    }
    expect(await contents()).toEqual(before);
  });
});

const LISTS = closed.filter(
  ({ method, path, answer }) => method === "GET" && !path.includes("{") && path !== "/api/stream" && answer,
);

test("no list, search or figure that another workspace gets has anything of ours in it", async () => {
  const ours = [world.cast.agent.address, ...idsOf(world)];
  for (const endpoint of LISTS)
    for (const caller of FOREIGN) {
      const text = await (await call(world, endpoint, caller)).text();
      expect({ list: nameOf(endpoint), caller, found: ours.filter((thing) => text.includes(thing)) }).toEqual(
        {
          list: nameOf(endpoint),
          caller,
          found: [],
        },
      );
    }
});

test("no list has a request in it for an agent whose it is not, or for a reviewer whom it does not concern", async () => {
  const intent = world.things["/api/intents/{id}"] ?? "";
  for (const endpoint of LISTS)
    for (const caller of ["other agent", "outsider"] as const)
      expect([
        nameOf(endpoint),
        (await (await call(world, endpoint, caller)).text()).includes(intent),
      ]).toEqual([nameOf(endpoint), false]);
});

test("an auditor may send nothing but what changes no row", async () => {
  const before = await contents();
  const letBy: string[] = [];
  for (const endpoint of closed.filter(({ method }) => method !== "GET")) {
    const { status } = await call(world, endpoint, "auditor");
    if (status !== 401 && status !== 403) letBy.push(nameOf(endpoint));
  }
  expect(letBy.toSorted()).toEqual([
    // Whoever leaves a browser must be able to have it told nothing more.
    "DELETE /api/me/push-subscriptions",
    "POST /api/policies/preview",
    "POST /api/policies/simulate",
    "POST /api/retention/preview",
    "POST /api/rules/simulate",
  ]);
  expect(await contents()).toEqual(before);
});

/** Last, because they do what is asked: what takes something away comes after what uses it. */
const RANK = { GET: 0, PUT: 1, POST: 2, PATCH: 3, DELETE: 4 };
const byDamage = closed.toSorted((a, b) => RANK[a.method] - RANK[b.method] || b.path.length - a.path.length);

describe("whoever may is let by", () => {
  test.each(byDamage.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
    "%s",
    async (name, endpoint) => {
      const kind = MATRIX[name];
      if (!kind || kind === "open" || kind === "self") throw new Error("only closed endpoints are listed");
      const allowed = OWN.filter((caller) => KINDS[kind][caller] === "in");
      const statuses: Record<string, number> = {};
      for (const caller of allowed) statuses[caller] = (await call(world, endpoint, caller)).status;
      const wrong = Object.entries(statuses).filter(([, status]) => verdictOf(status) !== "in");
      expect(wrong).toEqual([]);
    },
  );
});
