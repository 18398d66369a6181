import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

async function addressBehind(proxies: string, headers: Record<string, string>): Promise<string | null> {
  vi.stubEnv("COUNTERSIGN_PROXIES", proxies);
  const { clientAddress } = await import("./peer");
  return clientAddress(new Headers(headers));
}

describe("the address of a client", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubEnv("DATABASE_URL", "postgresql://nowhere");
    vi.stubEnv("COUNTERSIGN_SECRET", "x".repeat(32));
  });
  afterEach(() => vi.unstubAllEnvs());

  it("is that of the connection, whatever the client says of itself", async () => {
    const headers = { "x-peer-address": "::ffff:192.0.2.1", "x-forwarded-for": "198.51.100.9" };
    expect(await addressBehind("0", headers)).toBe("192.0.2.1");
  });

  it("is what the outermost of one's own proxies heard, not what stands before it", async () => {
    const headers = { "x-peer-address": "10.0.0.2", "x-forwarded-for": "6.6.6.6, 203.0.113.7, 10.0.0.1" };
    expect(await addressBehind("2", headers)).toBe("203.0.113.7");
  });

  it("is unknown rather than made up", async () => {
    expect(await addressBehind("1", { "x-forwarded-for": "<script>", "x-peer-address": "" })).toBeNull();
  });
});
