import { rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { root } from "./root.mjs";

/** What `npm start` runs once the app is built. */
export const BUILT_SERVER = ".next/countersign/main.mjs";

/** Packages stay packages, so that the process has one of each; only these two have paths that Node cannot import as they are written. */
const BUNDLED = ["ajv", "ajv-formats"];

/** Bundles the process around the built app: app/_server/main.ts and all of ours that it needs. */
export const bundleServer = () =>
  bundle(["app/_server/main.ts"], path.join(root, path.dirname(BUILT_SERVER)));

/**
 * Bundles programs of ours, each as NAME.mjs in a folder of the project, which is emptied first. They start in a fraction of the time that
 * their sources take.
 * @param {string[]} entryPoints @param {string} outdir
 */
export async function bundle(entryPoints, outdir) {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true, // what is imported on demand is then loaded on demand
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "silent",
    plugins: [{ name: "packages-stay", setup: leavePackages }],
    // The bundled packages are CommonJS.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
}

/** @param {import("esbuild").PluginBuild} build */
function leavePackages({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
    const isOurs = path.startsWith("@/") || kind === "entry-point";
    const isBundled = BUNDLED.some((name) => path === name || path.startsWith(`${name}/`));
    return isOurs || isBundled ? undefined : { path, external: true };
  });
}
