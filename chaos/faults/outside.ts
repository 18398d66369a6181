import { type Fickle, type Mood, MOODS } from "../world/fickle";
import type { World } from "../world/world";
import type { Fault } from "./fault";

const WEIGHTS: Record<Mood, number> = { well: 0, fails: 4, "too-much": 3, hangs: 3, late: 4, cuts: 6 };

/** Each way in which somebody outside can behave. */
const faultsOf = (name: string, who: (world: World) => Fickle): Fault[] =>
  MOODS.filter((mood) => mood !== "well").map((mood) => ({
    name: `${name}-${mood}`,
    weight: WEIGHTS[mood],
    lasts: [500, 6_000],
    begin: async ({ world }) => {
      who(world).mood = mood;
      return async () => {
        if (who(world).mood === mood) who(world).mood = "well";
      };
    },
  }));

export const outsideFaults: Fault[] = [
  ...faultsOf("mail", ({ mail }) => mail.fickle),
  ...faultsOf("webhook", ({ hooks }) => hooks.fickle),
];
