"use client";

import { type FocusEvent, useState } from "react";

interface Held {
  /** Whether the fields stay although nothing can be sent, because the reader was at them when that began. */
  held: boolean;
  letGo: () => void;
  /** Listens where the fields are. */
  watch: { onFocus: () => void; onBlur: (event: FocusEvent) => void };
}

/** Keeps what somebody types in from vanishing under their fingers. */
export function useHeld(isFrozen: boolean, hasText: boolean, sent: boolean): Held {
  const [focused, setFocused] = useState(false);
  const [wasFrozen, setWasFrozen] = useState(isFrozen);
  const [held, setHeld] = useState(false);
  if (isFrozen !== wasFrozen) {
    setWasFrozen(isFrozen);
    setHeld(isFrozen && !sent && (focused || hasText));
  }
  return {
    held: held && isFrozen && !sent,
    letGo: () => setHeld(false),
    watch: {
      onFocus: () => setFocused(true),
      // A window that loses the focus gives it back to the same field.
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (document.hasFocus() && !currentTarget.contains(relatedTarget)) setFocused(false);
      },
    },
  };
}
