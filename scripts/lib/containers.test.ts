import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./root.mjs";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

interface Service {
  image?: string;
  build?: string;
  command?: string[];
  environment: Record<string, string | null>;
  ports?: string[];
  networks: string[];
  stop_grace_period?: string;
}

const compose = parse(read("docker-compose.yml")) as {
  services: Record<"app" | "postgres" | "inngest", Service>;
  networks: Record<string, { internal?: boolean } | null>;
};
const { app, postgres, inngest } = compose.services;
const dockerfile = read("Dockerfile");

/** What the server and its launcher read, wherever they do. */
const KNOWN = ["server/settings.ts", "server/log.ts", "scripts/lib/settings.mjs", "prisma/seed.ts"]
  .map(read)
  .join("\n");
/** Read by Inngest's SDK itself. */
const OF_PACKAGES = ["INNGEST_SIGNING_KEY"];

test("the app is told nothing in a name that it does not know", () => {
  const inImage = /ENV (.*)/g;
  const names = [...dockerfile.matchAll(inImage)]
    .flatMap(([, text = ""]) => text.split(" "))
    .map((pair) => pair.split("=")[0] ?? "")
    .filter((name) => !["NODE_ENV", "NEXT_TELEMETRY_DISABLED", "CHECKPOINT_DISABLE"].includes(name));
  const unknown = [...Object.keys(app.environment), ...names].filter(
    (name) => !OF_PACKAGES.includes(name) && !new RegExp(`\\b${name}\\b`).test(KNOWN),
  );
  expect(unknown).toEqual([]);
});

test("no secret has a default, and none is in the image", () => {
  const secrets = /PASSWORD|SECRET|_KEY|TOKEN/;
  for (const { environment } of Object.values(compose.services))
    for (const [name, value] of Object.entries(environment))
      if (secrets.test(name) && value !== null) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/);
  expect(app.environment.DATABASE_URL).toMatch(
    /:\$\{POSTGRES_PASSWORD:\?[^}]+\}@postgres:5432\/countersign$/,
  );
  expect(dockerfile).not.toMatch(/^(ARG|ENV).*(PASSWORD|SECRET|_KEY|TOKEN)/m);
  const ignored = read(".dockerignore").split("\n");
  expect(ignored).toEqual(expect.arrayContaining([".env*", ".data", "*.backup", "**/node_modules"]));
});

test("addresses between the services fit together, and only the app is reachable, from this machine", () => {
  expect(app.environment.INNGEST_BASE_URL).toBe("http://inngest:8288");
  expect(inngest.command?.join(" ")).toContain("--sdk-url http://app:3000/api/inngest");
  expect(existsSync(path.join(root, "app/api/inngest/route.ts"))).toBe(true);
  expect(app.ports).toEqual(["127.0.0.1:3000:3000"]);
  expect([postgres.ports, inngest.ports]).toEqual([undefined, undefined]);
  expect([postgres.networks, inngest.networks]).toEqual([["back"], ["back"]]);
  expect(compose.networks.back?.internal).toBe(true);
  for (const key of ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"])
    expect(app.environment[key]).toBe(inngest.environment[key]);
});

test("the image asks the health that exists, runs as nobody special, and is given time to end", () => {
  const [, health = ""] = /fetch\('http:\/\/127\.0\.0\.1:3000(\/[\w/]+)'\)/.exec(dockerfile) ?? [];
  expect(existsSync(path.join(root, `app${health}/route.ts`))).toBe(true);
  expect(dockerfile.lastIndexOf("\nUSER node\n")).toBeGreaterThan(dockerfile.lastIndexOf("\nFROM "));
  const scripts = [...dockerfile.matchAll(/node"?,? "?(scripts\/[\w.]+)/g)].map(([, file = ""]) => file);
  expect(scripts).toHaveLength(2);
  for (const file of scripts) expect(existsSync(path.join(root, file))).toBe(true);
  const drain = Number(/:-(\d+)\}/.exec(app.environment.COUNTERSIGN_DRAIN_SECONDS ?? "")?.[1]);
  expect(Number.parseInt(app.stop_grace_period ?? "")).toBeGreaterThan(drain + 10);
});

test("the page for operators names no setting that nothing reads", () => {
  const page = read("docs/OPERATIONS.md") + read("SECURITY.md");
  const named = new Set(page.match(/\b(COUNTERSIGN|RESEND|INNGEST)_[A-Z_]+\b/g));
  const unknown = [...named].filter((name) => !OF_PACKAGES.includes(name) && !KNOWN.includes(name));
  expect(unknown).toEqual([]);
});
