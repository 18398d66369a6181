import { writeFileSync } from "node:fs";
import path from "node:path";
import { runScript } from "@/scripts/lib/refusal.mjs";
import { drain } from "./drain";
import { misfortune } from "./faults/misfortune";
import { Figures } from "./figures";
import { Ledger } from "./ledger";
import { makeCast } from "./load/cast";
import { Client } from "./load/client";
import { playAll } from "./load/play";
import { Stage } from "./load/stage";
import { readOptions } from "./options";
import { Random } from "./random";
import { PROMISES, tell } from "./tell";
import { brokenOf } from "./verdict/all";
import { lookAround } from "./verdict/found";
import { openWorld } from "./world/world";

/** Builds a world, plays many cycles in it while it breaks, lets it come to rest, and looks at what is left. */
await runScript(async () => {
  const options = readOptions(process.argv.slice(2));
  const started = Date.now();
  const random = new Random(options.seed);
  const [ofFaults, ofLoad] = [random.branch(), random.branch()];
  const figures = new Figures();
  const world = await openWorld(figures, options.seed);
  try {
    const client = new Client(world.servers, figures);
    const cast = await makeCast(world, client);
    const ledger = new Ledger(path.join(world.folder, "ledger.ndjson"));
    const stage = new Stage(world, client, cast, ledger, figures);
    const luck = misfortune({ world, cast, random: ofFaults, figures }, options.faults, options.pauseMs);
    const failures = await playAll(stage, ofLoad, options);
    await luck.stop();
    const movedMs = await drain(world, () =>
      [...ledger.entries.values()].filter(({ open }) => open).map(({ id }) => id),
    );
    const found = await lookAround(world, cast, ledger, client);
    const broken = [...brokenOf(found), ...failures];
    const result = {
      options,
      seconds: (Date.now() - started) / 1000,
      movedMs,
      figures,
      promises: PROMISES,
      broken,
    };
    tell(result, world.folder);
    if (options.report) writeFileSync(options.report, JSON.stringify(result));
    process.exitCode = broken.length === 0 ? 0 : 1;
  } finally {
    await world.close();
  }
  process.exit();
});
