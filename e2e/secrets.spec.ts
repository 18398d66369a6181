import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { apiKey, databaseUrl, password } from "./support/environment";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { startOwnApp } from "./support/own-app";
import { giveCredentials } from "./support/sign-in";
import { expect, test } from "./support/test";

test("what browsers load has no secret, no setting of the server's and none of its code", () => {
  const files = readdirSync(".next/static", { recursive: true, encoding: "utf8" })
    .map((file) => path.join(".next/static", file))
    .filter((file) => statSync(file).isFile());
  expect(files.filter((file) => file.endsWith(".js")).length).toBeGreaterThan(10);
  expect(files.filter((file) => file.endsWith(".map"))).toEqual([]);
  const source = readFileSync("server/settings.ts", "utf8");
  const settings = [...source.matchAll(/^ {2}([A-Z][A-Z_]{5,}):/gm)].map(([, name = ""]) => name);
  expect(settings.length).toBeGreaterThan(20);
  const words = [
    ...[apiKey(), password(), databaseUrl(), "E2E_API_KEY"],
    // Pages say to people how some of these are called; what they are set to is nowhere.
    ...settings.map((name) => `process.env.${name}`),
    ...["NEXTAUTH_SECRET", "COUNTERSIGN_SECRET", "DATABASE_POOL", "OIDC_CLIENT_SECRET", "VAPID_PRIVATE_KEY"],
    ...["FOR UPDATE SKIP LOCKED", "INSERT INTO", "plan_cache_mode", "scrypt", "password_hash", "$queryRaw"],
  ];
  for (const file of files) {
    const text = readFileSync(file, "latin1");
    expect(
      words.filter((word) => text.includes(word)),
      file,
    ).toEqual([]);
  }
});

test("the most talkative log has no key, cookie, token, password or word of a question in it", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const secret = () => `canary-${randomBytes(9).toString("hex")}`;
  const given = {
    key: `csk_${randomBytes(15).toString("hex")}`,
    password: secret(),
    server: secret() + secret(),
  };
  const app = await startOwnApp({
    env: {
      LOG_LEVEL: "trace",
      COUNTERSIGN_SEED_API_KEY: given.key,
      COUNTERSIGN_SEED_PASSWORD: given.password,
      COUNTERSIGN_SECRET: given.server,
    },
  });
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  try {
    const begun = app.output().length;
    const known: Record<string, string> = {
      ...given,
      wrong: secret(),
      payload: secret(),
      comment: secret(),
      title: secret(),
    };
    const key = { authorization: `Bearer ${given.key}` };
    const ask = (title: string) =>
      page.request.post("/api/intents", {
        headers: key,
        data: {
          intent_type: "e2e.logs.v1",
          task_type: "approval",
          title,
          payload: { secret: known.payload },
          assignees: [EMAILS.Ana],
        },
      });
    expect((await ask(known.title ?? "")).status()).toBe(201);
    const link = new URL(answerLinkIn(await mailFor(EMAILS.Ana, known.title ?? "", app.url)));
    known.token = link.pathname.split("/")[2] ?? "";
    await page.goto("/sign-in");
    await giveCredentials(page, EMAILS.Alex, known.wrong ?? "");
    await expect(page.getByRole("alert").filter({ hasText: "do not go together" })).toBeVisible();
    await giveCredentials(page, EMAILS.Alex, given.password);
    await expect(page).toHaveURL(/\/inbox/);
    for (const { name, value } of await page.context().cookies()) known[name] = value;
    const created = await page.request.post("/api/webhooks", {
      data: { url: "https://hooks.example/x", events: ["intent.decided"] },
      headers: { origin: app.url },
    });
    known.webhook = (await created.json()).secret;
    const answered = await page.request.post(`/api/answers/${known.token}`, {
      data: { outcome: "approved", comment: known.comment },
    });
    expect(answered.status()).toBe(201);
    await page.request.post(`/api/answers/${known.token}x`, {
      data: { outcome: "approved", comment: known.comment },
    });
    await page.request.get("/api/intents", { headers: { authorization: `Bearer ${known.wrong}` } });

    // What breaks is logged with its error, and that must not carry along what was being written.
    const database = new pg.Client({ connectionString: app.databaseUrl });
    await database.connect();
    await database.query("ALTER TABLE facts RENAME TO mislaid");
    expect((await ask(`${known.title} again`)).status()).toBe(500);
    expect(
      (
        await page.request.post(`/api/intents/int_x/comments`, {
          headers: key,
          data: { body: known.comment },
        })
      ).status(),
    ).toBeGreaterThan(399);
    await database.query("ALTER TABLE mislaid RENAME TO facts");
    await database.end();

    await expect.poll(() => app.output().slice(begun)).toContain("a request failed");
    const log = app.output().slice(begun);
    const told = Object.entries(known).filter(([, value]) => value.length > 7 && log.includes(value));
    expect(told.map(([name]) => name)).toEqual([]);
  } finally {
    await page.context().close();
    await app.stop();
  }
});
