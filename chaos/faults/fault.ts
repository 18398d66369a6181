import type { Figures } from "../figures";
import type { Cast } from "../load/cast";
import type { Random } from "../random";
import type { World } from "../world/world";

export interface Scene {
  world: World;
  cast: Cast;
  random: Random;
  figures: Figures;
}

/** How it ends; may take its time. */
export type End = () => Promise<void>;

/** Something that goes wrong, for a while. */
export interface Fault {
  name: string;
  weight: number;
  /** How long it lasts, in milliseconds; at least and at most. */
  lasts: readonly [least: number, most: number];
  begin: (scene: Scene) => Promise<End>;
}

export const over: End = async () => {};
