import { pointerKeys } from "@/core/json";

/** Everything in an answer's form has an id made from its pointer, so that an error can name its field. */
export const ANSWER_ID = "answer";

/** The id of the control at a pointer of the answer: /data/customer/name is "answer/data/customer/name". */
export const fieldIdOf = (pointer: string): string => [ANSWER_ID, ...(pointerKeys(pointer) ?? [])].join("/");

/** Brings the focus to a field, or to the nearest group around it that is there. */
export function focusField(pointer: string): void {
  for (let keys = pointerKeys(pointer) ?? []; keys.length > 0; keys = keys.slice(0, -1)) {
    const element = document.getElementById([ANSWER_ID, ...keys].join("/"));
    const target = element?.matches("input, textarea, select, button, [tabindex]")
      ? element
      : element?.querySelector<HTMLElement>("input, textarea, select, button");
    if (!element || !target) continue;
    target.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
    return;
  }
}
