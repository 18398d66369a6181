import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { ENDPOINTS } from "@/app/_http/endpoints";
import { db, EVERYWHERE } from "@/server/db/client";
import { findIntent } from "@/server/db/intents";
import { sql } from "../support/database";
import { call, nameOf } from "./calling";
import { FOREIGN } from "./callers";
import { MATRIX } from "./matrix";
import { idsOf, makeWorld, type World } from "./world";

/** What the first line says in a query: that rows are of the workspace which a parameter names. */
const FIRST_LINE = /(?:\b\w+\.)?workspace_id = (\$\d+)/g;
const sent = pg.Client.prototype.query;
let left = 0;

/** Leaves it out of whatever the app asks of PostgreSQL, as somebody might who writes a query and forgets it. */
function forgetful(this: pg.Client, ...[query, ...more]: Parameters<typeof sent>): unknown {
  const without = (text: string) =>
    text.replace(FIRST_LINE, (_condition, place: string) => {
      left++;
      return `(${place}::text IS NOT NULL)`;
    });
  const asked: unknown = query;
  const changed =
    typeof asked === "object" && asked !== null && "text" in asked && typeof asked.text === "string"
      ? { ...asked, text: without(asked.text) }
      : asked;
  return Reflect.apply(sent, this, [changed, ...more]);
}

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  Reflect.set(pg.Client.prototype, "query", forgetful);
  return () => Reflect.set(pg.Client.prototype, "query", sent);
});

const closed = ENDPOINTS.filter(
  (endpoint) => !["open", "self"].includes(MATRIX[nameOf(endpoint)] ?? "") && endpoint.path !== "/api/stream",
);

test("a query that forgets its workspace finds what is another's, where nothing else holds it", async () => {
  const { foreign } = world.cast;
  const intent = world.things["/api/intents/{id}"] ?? "";
  expect(await findIntent(db(EVERYWHERE), foreign.agent.workspaceId, intent)).not.toBeNull();
  expect(await findIntent(db(foreign.agent), foreign.agent.workspaceId, intent)).toBeNull();
  expect(left).toBeGreaterThan(0);
});

test.each(closed.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  "%s, with the first line left out, gives another workspace nothing and takes nothing from it",
  async (_name, endpoint) => {
    const ours = idsOf(world);
    const before = await rowsOfOurs();
    for (const caller of FOREIGN) {
      const answer = await call(world, endpoint, caller);
      const text = (await answer.text()).replace(/"instance":"[^"]*"/, "");
      expect({ caller, found: ours.filter((thing) => text.includes(thing)) }).toEqual({ caller, found: [] });
      if (endpoint.path.includes("{")) expect({ caller, ok: answer.ok }).toEqual({ caller, ok: false });
    }
    expect(await rowsOfOurs()).toEqual(before);
  },
);

/** All rows of ours that say whose they are, but for when somebody was last here. */
async function rowsOfOurs(): Promise<unknown> {
  const tables = await sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = current_schema() AND column_name = 'workspace_id'`,
  );
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(string_agg((to_jsonb(t) - 'last_seen_at')::text, '' ORDER BY to_jsonb(t)::text)) AS sum
       FROM ${name} t WHERE workspace_id || '' = $1`,
  );
  return sql(each.join(" UNION ALL ").concat(" ORDER BY 1"), world.cast.workspaceId);
}
