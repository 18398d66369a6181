"use client";

import { Search } from "lucide-react";
import { actionOf } from "../keys/actions";
import { KeyHint } from "../keys/hint";
import { ariaKeysOf } from "../keys/key-words";
import { perform } from "../keys/registry";
import { Button } from "../ui/button";

/** Opens the palette without a keyboard, and tells of its key. */
export function PaletteButton({ onOpen }: { onOpen?: () => void }) {
  return (
    <Button
      aria-keyshortcuts={ariaKeysOf(actionOf("palette"))}
      className="h-11 w-full justify-start! font-normal! desk:h-8"
      onClick={() => {
        onOpen?.();
        perform("palette");
      }}
    >
      <Search aria-hidden className="text-ink-faint" />
      <span className="flex-1 text-left text-ink-muted">Search or do</span>
      <KeyHint action="palette" />
    </Button>
  );
}

/** The same on a narrow screen. */
export function PaletteIcon() {
  return (
    <Button
      variant="ghost"
      size="icon-touch"
      aria-label="Search everything, and all commands"
      onClick={() => perform("palette")}
    >
      <Search aria-hidden />
    </Button>
  );
}
