import { Check } from "lucide-react";
import { Button } from "../ui/button";
import type { SaveState, Saving } from "./use-saving";

const WORDS: Record<SaveState, string> = {
  idle: "Changes are saved as you make them.",
  saving: "Saving…",
  saved: "Saved.",
  undone: "As it was before.",
  failed: "Not saved. Check the connection and try again.",
};

/** Says whether the last change is saved, and takes it back. */
export function SaveLine({ state, undo }: Pick<Saving, "state" | "undo">) {
  return (
    <div className="flex min-h-11 items-center gap-2 text-sm text-ink-muted desk:min-h-8">
      <p role="status" className={state === "failed" ? "text-bad" : ""}>
        {state === "saved" && <Check aria-hidden className="mr-1 inline size-4 text-good" />}
        {WORDS[state]}
      </p>
      {undo && (
        <Button variant="ghost" className="h-11 desk:h-8" onClick={undo}>
          Undo
        </Button>
      )}
    </div>
  );
}
