import type { Random } from "../random";
import type { Options } from "../options";
import type { Broken } from "../verdict/all";
import type { Stage } from "./stage";
import { STORIES } from "./stories";

/** Plays as many cycles as are asked for, many side by side. Returns what no story may meet, such as an answer that it does not know. */
export async function playAll(
  stage: Stage,
  random: Random,
  { cycles, atOnce, minutes }: Pick<Options, "cycles" | "atOnce" | "minutes">,
): Promise<Broken[]> {
  const end = Date.now() + minutes * 60_000;
  const failures: string[] = [];
  let begun = 0;
  const player = async (): Promise<void> => {
    while (begun < cycles && Date.now() < end) {
      begun++;
      const chance = random.branch();
      const story = chance.weighted(STORIES);
      await story.play(stage, chance).then(
        () => stage.figures.count(`cycles ${story.name}`),
        (error: unknown) => failures.push(`${story.name}: ${error instanceof Error ? error.message : error}`),
      );
      stage.figures.count("cycles");
    }
  };
  const progress = setInterval(
    () => console.log(`${stage.figures.of("cycles")} of ${cycles} cycles`),
    30_000,
  );
  await Promise.all(Array.from({ length: atOnce }, player));
  clearInterval(progress);
  return failures.length === 0
    ? []
    : [{ promise: "every request is answered as the API says", where: failures }];
}
