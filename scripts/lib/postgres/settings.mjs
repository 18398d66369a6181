// For one app on one small machine: autovacuum often, as tables that serve as queues want; no JIT, which takes longer than such queries.
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  random_page_cost: "1.1",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  jit: "off",
  autovacuum_naptime: "15s",
  autovacuum_vacuum_scale_factor: "0.05",
  log_checkpoints: "off",
  timezone: "UTC",
};

// For tests alone: what was committed may be gone after a power cut.
const FORGETFUL = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** The server's settings. @param {boolean} durable @returns {Record<string, string>} */
export const settings = (durable) => ({ ...SETTINGS, ...(durable ? {} : FORGETFUL) });

/** None of our secrets, nor anybody's PG… variables, which would change what the programs do. @returns {NodeJS.ProcessEnv} */
export function environment() {
  const { PATH, SystemRoot, TEMP, NODE_ENV } = process.env;
  return { PATH, SystemRoot, TEMP, NODE_ENV, LC_ALL: "C", TZ: "UTC" };
}
