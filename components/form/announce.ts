/** Where the form says to a screen reader what a press of a button did. */
export const ANNOUNCER_ID = "answer-said";

/** Says something that is plain to see but not to hear. */
export function announce(words: string): void {
  const place = document.getElementById(ANNOUNCER_ID);
  if (place) place.textContent = words;
}

/** After the form has been drawn again: what a press changed is there only then. */
export const onceDrawn = (act: () => void): void => void requestAnimationFrame(act);

const CONTROLS = "input:not([type=hidden]), textarea, select, button:not(:disabled)";

/** Brings the focus to the first control in there. */
export const focusIn = (element: Element | null | undefined): void =>
  element?.querySelector<HTMLElement>(CONTROLS)?.focus();
