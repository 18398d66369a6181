import type { AddressInfo, Socket } from "node:net";
import { close, serve } from "@/app/_server/serve";
import { endAllWaits } from "@/server/services/waiting/closing";
import { hub } from "@/server/services/waiting/hub";
import { startListening, stopListening } from "@/server/services/waiting/listen";
import type { State } from "./server";

/** The API as `npm start` serves it, in a process of its own on this test's database; without pages, and without a clock that would do what tests do. */
await startListening();
const server = serve(async (_request, response) => void response.writeHead(404).end());
const sockets = new Set<Socket>();
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

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
  await Promise.all([close(server), stopListening()]);
  process.exit(0);
});
process.once("disconnect", () => process.exit(0));
