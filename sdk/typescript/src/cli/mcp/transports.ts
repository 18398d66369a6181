/** The official SDK's transports, loaded when they are needed. Throws one sentence where the package is missing. */
export async function transports() {
  try {
    const [{ StdioServerTransport }, { StreamableHTTPClientTransport }] = await Promise.all([
      import("@modelcontextprotocol/sdk/server/stdio.js"),
      import("@modelcontextprotocol/sdk/client/streamableHttp.js"),
    ]);
    return { StdioServerTransport, StreamableHTTPClientTransport };
  } catch (cause) {
    if (!isMissing(cause)) throw cause;
    throw new Error(
      "countersign mcp needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk",
      { cause },
    );
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
