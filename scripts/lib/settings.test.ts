import path from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./root.mjs";
import { isLoopback, readSettings } from "./settings.mjs";

describe("settings", () => {
  test("an empty environment gives the embedded database and a private server on port 3000", () => {
    expect(readSettings({}, [])).toEqual({
      dev: false,
      durable: true,
      host: "127.0.0.1",
      port: 3000,
      publicUrl: "http://localhost:3000",
      dataDir: path.join(root, ".data"),
      databaseUrl: undefined,
    });
  });

  test("a container starts only with what it could not keep: its database, its secret and its address", () => {
    const given = {
      COUNTERSIGN_CONTAINER: "1",
      HOST: "0.0.0.0",
      PUBLIC_URL: "https://c.example.com",
      DATABASE_URL: "postgresql://db/c",
      COUNTERSIGN_SECRET: "x".repeat(32),
    };
    expect(readSettings(given, []).databaseUrl).toBe("postgresql://db/c");
    for (const name of ["DATABASE_URL", "COUNTERSIGN_SECRET"])
      expect(() => readSettings({ ...given, [name]: undefined }, [])).toThrow(name);
  });

  test("the public address follows the port unless it is given, and loses its last slash", () => {
    expect(readSettings({ PORT: "4000" }, []).publicUrl).toBe("http://localhost:4000");
    expect(readSettings({ PUBLIC_URL: "https://c.example.com/" }, []).publicUrl).toBe(
      "https://c.example.com",
    );
  });

  test("variables that are set to nothing count as not set", () => {
    const empty = { PORT: "", HOST: "", PUBLIC_URL: "", DATABASE_URL: "", COUNTERSIGN_DATA_DIR: "" };
    expect(readSettings(empty, [])).toEqual(readSettings({}, []));
  });

  test("a server that others reach must say what they call it", () => {
    expect(() => readSettings({ HOST: "0.0.0.0" }, [])).toThrow(/PUBLIC_URL/);
    expect(readSettings({ HOST: "0.0.0.0", PUBLIC_URL: "https://c.example.com" }, []).host).toBe("0.0.0.0");
  });

  test("half a Slack app is refused in a sentence that names the other half", () => {
    expect(() => readSettings({ SLACK_BOT_TOKEN: "xoxb-1" }, [])).toThrow(
      "SLACK_BOT_TOKEN is set and SLACK_SIGNING_SECRET is not",
    );
    expect(() => readSettings({ SLACK_CHANNEL: "C1" }, [])).toThrow(
      "SLACK_CHANNEL is set and SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are not",
    );
    const whole = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "s" };
    expect(readSettings(whole, [])).toEqual(readSettings({}, []));
  });

  test.each(["0", "65536", "3000x", "-1", "3e3"])("PORT=%s is refused", (PORT) => {
    expect(() => readSettings({ PORT }, [])).toThrow(/not a port/);
  });

  test("an address of another database is refused without repeating its password", () => {
    const read = () => readSettings({ DATABASE_URL: "mysql://u:hunter2@h/d" }, []);
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/hunter2/);
  });

  test("--dev asks for hot reload, --forgetful for a database of tests", () => {
    expect(readSettings({}, ["--dev", "--forgetful"])).toMatchObject({ dev: true, durable: false });
  });

  test.each([
    ["127.0.0.1", true],
    ["127.8.9.1", true],
    ["::1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["::", false],
    ["127.example.com", false],
    ["192.168.0.2", false],
  ])("%s is reached from this machine only: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
