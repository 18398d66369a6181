import { ASKING } from "./tools/asking";
import { CHANGING } from "./tools/changing";
import { WATCHING } from "./tools/watching";
import type { Tool } from "./tools/tool";

/** Everything that a model can do here. */
export const TOOLS: readonly Tool[] = [...ASKING, ...WATCHING, ...CHANGING];
