import net from "node:net";

/**
 * Whether a server could listen there now.
 * @param {number} port 0 asks for any free one @param {string} host
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
export function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(undefined) : reject(error),
    );
    probe.listen({ port, host, exclusive: true }, () => {
      const { port: got } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(got));
    });
  });
}

/** The wanted port of 127.0.0.1 or, when that is taken, any free one. @param {number} [wanted] @returns {Promise<number>} */
export async function freePort(wanted = 0) {
  const port = (await tryPort(wanted, "127.0.0.1")) ?? (await tryPort(0, "127.0.0.1"));
  if (!port) throw new Error("no free port on 127.0.0.1");
  return port;
}
