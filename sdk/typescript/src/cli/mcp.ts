import { command } from "./command.js";
import { addressOf, CONNECTION, keyOf } from "./connection.js";
import { bridge } from "./mcp/bridge.js";

const { json: _json, ...OPTIONS } = CONNECTION;

/** The server's MCP endpoint for clients that start a program instead. */
export const mcp = command({
  summary: "Serve the tools to an MCP client over stdio",
  args: [],
  options: OPTIONS,
  details:
    "For the configuration of an MCP client that speaks stdio; those that speak HTTP need none of it. Messages come on stdin " +
    "and go to stdout, word for word from and to /api/mcp. Needs the package @modelcontextprotocol/sdk beside this one. Exit " +
    "codes: 0 the client has gone, 3 error.",
  run: async ({ values }, terminal) => {
    const url = new URL("api/mcp", `${addressOf(values, terminal).replace(/\/+$/, "")}/`);
    await bridge(url, keyOf(values, terminal), terminal.interrupted);
    return 0;
  },
});
