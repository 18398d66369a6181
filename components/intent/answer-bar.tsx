"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { KeyHint } from "../keys/hint";
import { useSingleKeys } from "../keys/preference";
import { Button } from "../ui/button";
import { Tooltip } from "../ui/tooltip";
import type { Choice } from "./choices";

interface AnswerBarProps {
  choices: readonly Choice[];
  pending: string | null;
  onChoose: (outcome: string) => void;
  /** On the answer page, where there is no keyboard to hint at. */
  large?: boolean;
  note?: ReactNode;
  /** Why nothing can be sent now. The buttons stay where they are, and keep the focus if they have it. */
  frozen?: ReactNode;
}

const KEYS = { a: "approve", r: "reject" } as const;

/** The answer's buttons. They stay in sight: at the bottom of a phone's screen, or of the pane. */
export function AnswerBar({ choices, pending, onChoose, large, note, frozen }: AnswerBarProps) {
  return (
    <div
      className={clsx(
        "sticky bottom-0 z-20 -mx-4 flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]",
        large ? "" : "max-desk:fixed max-desk:inset-x-0 max-desk:mx-0 desk:-mx-6 desk:px-6",
      )}
    >
      {choices.map((choice) => (
        <ChoiceButton
          key={choice.outcome}
          choice={choice}
          crowded={choices.length > 2}
          pending={pending}
          onChoose={onChoose}
          large={large}
          frozen={frozen}
        />
      ))}
      {frozen && (
        <p id={FROZEN} className="min-w-0 basis-full text-sm text-ink-muted">
          {frozen}
        </p>
      )}
      {note && <div className="text-sm text-ink-muted">{note}</div>}
    </div>
  );
}

const FROZEN = "why-no-answer";

interface ChoiceButtonProps extends Pick<AnswerBarProps, "pending" | "onChoose" | "large" | "frozen"> {
  choice: Choice;
  crowded: boolean;
}

function ChoiceButton({ choice, crowded, pending, onChoose, large, frozen }: ChoiceButtonProps) {
  const { outcome, effect, label, shortcut, main } = choice;
  const keysAreOn = useSingleKeys();
  const button = (
    <Button
      data-shortcut={shortcut ?? undefined}
      aria-keyshortcuts={shortcut ?? undefined}
      variant={main ? "primary" : "secondary"}
      size="touch"
      pending={pending === outcome}
      disabled={pending !== null && pending !== outcome}
      {...(frozen && { "aria-disabled": true, "aria-describedby": FROZEN })}
      onClick={() => !frozen && onChoose(outcome)}
      className={clsx(
        "h-auto min-h-11 min-w-0 flex-auto px-2 py-1 whitespace-normal",
        !large && "desk:min-h-9 desk:flex-none desk:px-4 desk:text-base",
        effect === "deny" && "text-bad!",
        main && crowded && "max-desk:basis-full",
      )}
    >
      <span className="wrap-anywhere">{pending === outcome ? "Sending…" : label}</span>
      {shortcut && !large && <KeyHint action={KEYS[shortcut]} />}
    </Button>
  );
  if (!shortcut || large || !keysAreOn) return button;
  return <Tooltip content={`${shortcut.toUpperCase()} brings you here, Enter sends it`}>{button}</Tooltip>;
}
