import { build } from "esbuild";
import { root } from "./root.mjs";

/** What `npm start` runs once the app is built. */
export const BUILT_SERVER = ".next/countersign-server.mjs";

/** Packages stay packages, so that the process has one of each; only these two have paths that Node cannot import as they are written. */
const BUNDLED = ["ajv", "ajv-formats"];

/** Bundles the process around the built app: app/_server/main.ts and all of ours that it needs. */
export async function bundleServer() {
  await build({
    absWorkingDir: root,
    entryPoints: ["app/_server/main.ts"],
    outfile: BUILT_SERVER,
    bundle: true,
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
