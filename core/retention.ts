import type { Retention } from "./wire/sensitive";

/** What a type says: its own retention, that everything is kept, or null, as the workspace says. */
export type RetentionOfType = Retention | "keep" | null;

/** What intents are closed before, to have something dropped now. */
export const droppedBefore = ({ after }: Pick<Retention, "after">, now: Date): Date =>
  new Date(now.getTime() - after * 1000);
