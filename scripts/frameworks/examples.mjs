import path from "node:path";
import { root } from "../lib/root.mjs";

/** The folder that holds a folder for each framework. */
export const examples = path.join(root, "examples/python");
