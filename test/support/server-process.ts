import type { AddressInfo, Socket } from "node:net";
import { close, serve } from "@/app/_server/serve";
import { startEngine } from "@/server/engine";
import { endAllWaits } from "@/server/services/waiting/closing";
import { hub } from "@/server/services/waiting/hub";
import { startListening, stopListening } from "@/server/services/waiting/listen";
import { settings } from "@/server/settings";
import type { State } from "./server";

/** The API as `npm start` serves it, in a process of its own. Only with "whole" there is a clock, which does what tests do otherwise. */
const engine = process.argv.includes("whole") ? await startEngine() : null;
if (!engine) await startListening();

const server = serve(async (_, response) => void response.writeHead(404).end());
const sockets = new Set<Socket>();
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
});
server.listen(settings().PORT, "127.0.0.1", () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);

process.on("message", () => {
  const state: State = {
    waiting: hub().waiting,
    connections: sockets.size,
    unsentBytes: [...sockets].reduce((sum, { writableLength }) => sum + writableLength, 0),
  };
  process.send?.(state);
});

process.once("SIGTERM", async () => {
  endAllWaits();
  await Promise.all([close(server), engine ? engine.stop() : stopListening()]);
  process.exit(0);
});
process.once("disconnect", () => process.exit(0));
