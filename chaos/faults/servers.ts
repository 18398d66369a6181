import type { Figures } from "../figures";
import type { Server } from "../world/server";
import { type End, type Fault, over, type Scene } from "./fault";

const CLOCK_OFF_MS = 5 * 60_000;

/** Notes when a server that was ended answers again. */
function timed(server: Server, figures: Figures): void {
  const started = performance.now();
  void server.answers().then(() => figures.took("restart of a server", performance.now() - started));
}

function end(server: Server, signal: "SIGKILL" | "SIGTERM", figures: Figures): void {
  if (!server.signal(signal)) return;
  figures.count(signal === "SIGKILL" ? "servers killed" : "servers ended in order");
  timed(server, figures);
}

const one = ({ world, random }: Scene): Server => random.pick(world.servers);

export const serverFaults: Fault[] = [
  {
    name: "server-killed",
    weight: 20,
    lasts: [0, 0],
    begin: async (scene) => {
      end(one(scene), "SIGKILL", scene.figures);
      return over;
    },
  },
  {
    name: "servers-all-killed",
    weight: 5,
    lasts: [0, 0],
    begin: async ({ world, figures }) => {
      for (const server of world.servers) end(server, "SIGKILL", figures);
      return over;
    },
  },
  {
    name: "server-ended",
    weight: 8,
    lasts: [0, 0],
    begin: async (scene) => {
      end(one(scene), "SIGTERM", scene.figures);
      return over;
    },
  },
  {
    // Its connections stay, its leases run out, and then it goes on as if nothing had been.
    name: "server-frozen",
    weight: 6,
    lasts: [1_000, 8_000],
    begin: async (scene) => thaw(one(scene)),
  },
  {
    // Longer than a lease lasts.
    name: "server-frozen-for-long",
    weight: 1,
    lasts: [32_000, 40_000],
    begin: async (scene) => thaw(one(scene)),
  },
  {
    name: "server-clock",
    weight: 8,
    lasts: [3_000, 20_000],
    begin: async (scene) => {
      const server = one(scene);
      await server.reborn({ clockMs: scene.random.between(-CLOCK_OFF_MS, CLOCK_OFF_MS) });
      return () => server.reborn({ clockMs: 0 });
    },
  },
  {
    // Two connections for everything, and many who ask for lists.
    name: "server-crowded",
    weight: 5,
    lasts: [3_000, 10_000],
    begin: async (scene) => {
      const server = one(scene);
      await server.reborn({ pool: 2 });
      const leave = crowd(server, scene);
      return async () => {
        await leave();
        await server.reborn({ pool: 16 });
      };
    },
  },
];

async function thaw(server: Server): Promise<End> {
  server.signal("SIGSTOP");
  return async () => void server.signal("SIGCONT");
}

const CROWD = 16;

/** Many who search, each again and again; resolves how to send them away. */
function crowd({ url }: Server, { cast, figures }: Scene): () => Promise<void> {
  const gone = new AbortController();
  const someone = async (): Promise<void> => {
    while (!gone.signal.aborted) {
      const { headers } = cast.admin;
      const asked = fetch(`${url}/api/intents?q=customers&limit=50`, {
        headers,
        signal: AbortSignal.timeout(5_000),
      });
      await asked.then((response) => response.text()).catch(() => {});
      figures.count("lists asked for by crowds");
    }
  };
  const all = Promise.all(Array.from({ length: CROWD }, someone));
  return async () => {
    gone.abort();
    await all;
  };
}
