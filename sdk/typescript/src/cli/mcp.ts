import { command } from "./command.js";
import { CONNECTION, required, serverOf } from "./connection.js";
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
    const key = required(
      values.key || terminal.env.COUNTERSIGN_API_KEY,
      "--key KEY, or set COUNTERSIGN_API_KEY",
    );
    const url = new URL("api/mcp", `${serverOf(values, terminal.env).replace(/\/+$/, "")}/`);
    await bridge(url, key, terminal.interrupted);
    return 0;
  },
});
