import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../processes.mjs";
import { give } from "./home.mjs";
import { environment } from "./settings.mjs";

/** Makes the data folder, if there is none. @param {import("./home.mjs").Home} home @param {boolean} durable */
export async function makeCluster({ bin, dir, ids }, durable) {
  const data = path.join(dir, "data");
  if (existsSync(path.join(data, "PG_VERSION"))) return;
  const draft = `${data}.new-${process.pid}`;
  const password = path.join(dir, "password");
  removeDrafts(dir);
  writeFileSync(password, randomBytes(18).toString("base64url"), { mode: 0o600 });
  give(password, ids);
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${password}`];
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const speed = durable ? [] : ["--no-sync"];
  await run(bin("initdb"), ["-D", draft, ...access, ...locale, ...speed], {
    ...ids,
    cwd: dir,
    env: environment(),
  });
  renameSync(draft, data);
}

/** What initdb had made when its launcher was killed. @param {string} dir */
function removeDrafts(dir) {
  for (const name of readdirSync(dir).filter((file) => file.startsWith("data.new-"))) {
    try {
      rmSync(path.join(dir, name), { recursive: true, force: true });
    } catch {
      // That initdb is still at it, alone; the next first start takes it away.
    }
  }
}
