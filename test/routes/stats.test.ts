import { expect, test } from "vitest";
import { api, request, signIn } from "../support/http";
import { measureAll } from "../support/fates";
import { addPerson, makeWorkspace, submit } from "../support/workspace";

test("answers given over HTTP are counted, and the table as CSV says the same", async () => {
  const { id: workspaceId, agent, alex } = await makeWorkspace();
  const sly = await addPerson(workspaceId, "=SUM(A1)");
  const [asSly, asAlex] = [await signIn(sly), await signIn(alex)];
  const { id } = await submit(agent, { assignees: [sly.id] }, new Date());
  expect(await api("PUT", `/api/intents/${id}/opening`, { headers: asSly })).toMatchObject({ status: 200 });
  await api("POST", `/api/intents/${id}/decision`, { headers: asSly, body: { outcome: "approved" } });
  await measureAll();
  const { status, body } = await api("GET", "/api/stats?by=person", { headers: asAlex });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    by: "person",
    items: [{ name: "=SUM(A1)", figures: { answered: 1, opened: 1 } }],
  });

  const csv = await request("GET", "/api/stats.csv?by=person", { headers: asAlex });
  expect(csv.headers.get("content-type")).toMatch("text/csv");
  expect(csv.headers.get("content-disposition")).toMatch(
    /^attachment; filename="insights-by-person-[\d-]+\.csv"$/,
  );
  const [header = "", line = "", ...rest] = (await csv.text()).split("\r\n");
  expect(rest).toEqual([""]);
  const cells = line.split(",");
  const row = Object.fromEntries(header.split(",").map((name, index) => [name, cells[index]]));
  expect(row).toMatchObject({ person: `'${sly.email}`, name: "'=SUM(A1)" });
  for (const [name, figure] of Object.entries(body.items[0].figures))
    expect(row[name], name).toBe(String(figure ?? ""));
});

test.each(["/api/stats", "/api/stats.csv"])("%s is for admins and auditors", async (path) => {
  const { ana, audrey } = await makeWorkspace();
  expect((await request("GET", path, { headers: await signIn(audrey) })).status).toBe(200);
  expect(await api("GET", path, { headers: await signIn(ana) })).toMatchObject({
    status: 403,
    body: { code: "forbidden" },
  });
  expect((await request("GET", path)).status).toBe(401);
});

test.each([
  ["by=colour", "/by"],
  ["from=yesterday", "/from"],
  ["to=2026-13-01", "/to"],
  ["team=nobody", "/team"],
  ["colour=red", "/colour"],
])("?%s is refused with what is wrong", async (query, pointer) => {
  const { alex } = await makeWorkspace();
  const { status, body } = await api("GET", `/api/stats?${query}`, { headers: await signIn(alex) });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ pointer }]);
});
