import path from "node:path";

/** The folder of the project, wherever a script was called from. */
export const root = path.join(import.meta.dirname, "../..");
