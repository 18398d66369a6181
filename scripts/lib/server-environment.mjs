import { deriveSecret, keptSecret } from "./secrets.mjs";

/**
 * What the web app's process (and the seed) gets: the caller's environment, completed.
 * @param {import("./settings.mjs").Settings} settings @param {string} databaseUrl
 * @param {NodeJS.ProcessEnv} [given]
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment(
  { dev, host, port, publicUrl, dataDir, databaseUrl: outside },
  databaseUrl,
  given = process.env,
) {
  const secret = given.COUNTERSIGN_SECRET || keptSecret(dataDir);
  return {
    ...(outside ? given : withoutPostgresDefaults(given)),
    NODE_ENV: dev ? "development" : "production",
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    COUNTERSIGN_DATA_DIR: dataDir,
    COUNTERSIGN_SECRET: secret,
    NEXTAUTH_SECRET: given.NEXTAUTH_SECRET || deriveSecret(secret, "next-auth"),
    NEXTAUTH_URL: given.NEXTAUTH_URL || publicUrl,
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
  };
}

/** PGSSLMODE and its like are meant for somebody's other server. @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
const withoutPostgresDefaults = (env) =>
  /** @type {NodeJS.ProcessEnv} */ (
    Object.fromEntries(Object.entries(env).filter(([name]) => !/^PG[A-Z]+$/.test(name)))
  );
