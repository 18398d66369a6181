import { expect, test } from "vitest";
import { authOptions } from "@/app/_auth/options";
import type { Origin } from "@/core/origin";
import { hashPassword } from "@/server/services/sign-in/hashing";
import { beginSession, finishSession } from "@/server/services/sign-in/sessions";
import { nextFailedSignInsDue, noteFailedSignIn, tellFailedSignIns } from "@/server/services/sign-in/trail";
import { listChanges } from "../support/audit";
import { sql } from "../support/database";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, type Person, type Workspace } from "../support/workspace";

const from = (ip: string | null): Origin => ({
  channel: "web",
  ip,
  user_agent: "Firefox",
  request_id: "req-sign-in",
});

const signIns = async ({ audrey }: Workspace) =>
  (await listChanges(as(audrey), { kind: "sign_in" })).items.map(
    ({ actor, action, subject, after, origin }) => ({
      ...{ actor: actor.name, action, of: subject.name, after, ip: origin?.ip },
    }),
  );

const tell = (now: Date) => tellFailedSignIns(now, now, 100);

test("who signs in and out stands in the trail with how and from where", async () => {
  const workspace = await makeWorkspace();
  const token = await beginSession(workspace.ana.id, T0, { by: "password", origin: from("203.0.113.7") });
  await finishSession(token, after("1h"), from("198.51.100.4"));
  await finishSession(token, after("2h"), from("198.51.100.4"));
  expect(await signIns(workspace)).toEqual([
    { actor: "Ana", action: "signed out", of: "Ana", after: null, ip: "198.51.100.4" },
    { actor: "Ana", action: "signed in", of: "Ana", after: { by: "password" }, ip: "203.0.113.7" },
  ]);
});

test("a wrong password is refused by the server, and the trail says whose and from where, without the password", async () => {
  const workspace = await makeWorkspace();
  await sql(
    "UPDATE users SET password_hash = $2 WHERE id = $1",
    workspace.ana.id,
    await hashPassword("right"),
  );
  const [byPassword] = authOptions(from("203.0.113.7")).providers as unknown as {
    options: { authorize: (given: object) => Promise<{ id: string } | null> };
  }[];
  const give = (email: string, password: string) => byPassword?.options.authorize({ email, password });
  expect(await give(workspace.ana.email, "wr0ng-guess")).toBeNull();
  expect(await give(workspace.ana.email, "right")).toMatchObject({ id: workspace.ana.id });
  expect(await give("nobody@nowhere.example", "wr0ng-guess")).toBeNull();
  expect(await signIns(workspace)).toEqual([
    { actor: "Countersign", action: "refused", of: "Ana", after: { times: 1 }, ip: "203.0.113.7" },
  ]);
  const kept = await sql("SELECT * FROM admin_changes WHERE workspace_id = $1", workspace.id);
  expect(JSON.stringify(kept)).not.toContain("wr0ng-guess");
  await tell(new Date(Date.now() + 120_000));
  expect(await signIns(workspace)).toHaveLength(1);
});

const fail = (person: Person, ip: string | null, now: Date) => noteFailedSignIn(person.email, now, from(ip));

test("a burst of failures leaves two entries for each account, address and minute, and none is uncounted", async () => {
  const workspace = await makeWorkspace();
  const { ana, bea } = workspace;
  await Promise.all([
    ...Array.from({ length: 200 }, () => fail(ana, "203.0.113.7", after("10s"))),
    ...Array.from({ length: 3 }, () => fail(ana, "203.0.113.8", after("10s"))),
    fail(bea, null, after("10s")),
  ]);
  expect(await signIns(workspace)).toHaveLength(3);
  await tell(after("59s"));
  expect(await signIns(workspace)).toHaveLength(3);
  await tell(after("60s"));
  await tell(after("60s"));
  const told = await signIns(workspace);
  expect(told).toHaveLength(5);
  expect(told.slice(0, 2)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        of: "Ana",
        ip: "203.0.113.7",
        after: expect.objectContaining({ times: 200 }),
      }),
      expect.objectContaining({ of: "Ana", ip: "203.0.113.8", after: expect.objectContaining({ times: 3 }) }),
    ]),
  );
  await fail(ana, "203.0.113.7", after("61s"));
  expect(await signIns(workspace)).toHaveLength(6);
  await tell(after("2m"));
  expect(await signIns(workspace)).toHaveLength(6);
});

test("several processes tell each count once, and the clock knows when", async () => {
  const workspace = await makeWorkspace();
  for (let times = 0; times < 5; times++) await fail(workspace.ana, "203.0.113.9", after("10m"));
  expect((await nextFailedSignInsDue())?.getTime()).toBeLessThanOrEqual(after("11m").getTime());
  const told = await Promise.all(Array.from({ length: 6 }, () => tell(after("12m"))));
  expect(told.reduce((sum, each) => sum + each, 0)).toBe(1);
  expect((await signIns(workspace)).map(({ after }) => after)).toMatchObject([{ times: 5 }, { times: 1 }]);
  expect(await nextFailedSignInsDue()).toBeNull();
});

test("whoever is turned off, or nobody's address, leaves nothing", async () => {
  const workspace = await makeWorkspace();
  await sql("UPDATE memberships SET active = false WHERE user_id = $1", workspace.ana.id);
  await fail(workspace.ana, "203.0.113.7", T0);
  expect(await signIns(workspace)).toEqual([]);
});
