/** @typedef {import("./seed.mjs").Seeded} Seeded */

/** @param {number} port */
export const portTaken = (port) =>
  `Port ${port} is in use by another program: stop that one, or choose another port, such as PORT=${port + 1} npm start`;

/** @param {string} dataDir @param {number} pid */
export const dataFolderInUse = (dataDir, pid) =>
  `The data folder ${dataDir} is in use by another Countersign (process ${pid}): stop that one, or set COUNTERSIGN_DATA_DIR.`;

/** @param {string} url @param {number} ms */
export const ready = (url, ms) => `Countersign is ready at ${url} (${(ms / 1000).toFixed(1)} s)`;

/**
 * Who can sign in, and what is told only once.
 * @param {Seeded} seeded @returns {string}
 */
export function welcome({ people, password, agent }) {
  const width = Math.max(...people.map(({ email }) => email.length));
  const list = people.map(({ email, role }) => `    ${email.padEnd(width)}  ${role}`);
  return [
    "",
    "  Sign in as",
    ...list,
    `  with the password  ${password}`,
    "",
    `  Your first agent   ${agent.address}`,
    `  and its API key    ${agent.key}`,
    "",
    "  The password and the key are shown only now: keep them.",
    "",
  ].join("\n");
}
