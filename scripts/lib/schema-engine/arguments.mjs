/**
 * @typedef {object} EngineOptions
 * @property {string[]} datamodels paths of schema files
 * @property {{ url: string, shadowDatabaseUrl?: string }} datasource
 * @property {string[]} words what remains: a subcommand, or nothing for JSON-RPC
 */

/** Reads the command line that Prisma's CLI starts its engine with. @param {string[]} argv @returns {EngineOptions} */
export function readArguments(argv) {
  /** @type {EngineOptions} */
  const options = { datamodels: [], datasource: { url: "" }, words: [] };
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--datamodels" || word === "-d") options.datamodels.push(rest.shift() ?? "");
    else if (word === "--datasource") options.datasource = { url: "", ...JSON.parse(rest.shift() ?? "{}") };
    else if (word === "--enabled-preview-features" || word === "--extension-types") rest.shift();
    else options.words.push(word);
  }
  return options;
}
