"use client";

import { useState } from "react";

/**
 * Gives the focus back to where it was, as a dialog without a trigger of its own cannot. Call it in a component that is
 * mounted when the dialog opens; `then` runs once the focus is back.
 */
export function useReturnFocus(then?: () => void): (event: Event) => void {
  const [origin] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    if (origin instanceof HTMLElement && origin.isConnected) origin.focus();
    then?.();
  };
}
