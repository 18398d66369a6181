import type { Action } from "./actions";

const NAMES: Readonly<Record<string, string>> = { Escape: "Esc", Enter: "Enter" };
const MAC: Readonly<Record<string, string>> = { mod: "⌘", shift: "⇧", Enter: "↩" };
const OTHER: Readonly<Record<string, string>> = { mod: "Ctrl", shift: "Shift" };

/** What is on the caps, key by key: "mod+k" is ["⌘K"] on a Mac and ["Ctrl", "K"] elsewhere, "g i" is ["G", "I"]. */
export function capsOf(keys: string, mac: boolean): string[] {
  const own = mac ? MAC : OTHER;
  const cap = (key: string) => own[key] ?? NAMES[key] ?? key.toUpperCase();
  return keys.split(" ").flatMap((stroke) => {
    const caps = stroke.split("+").map(cap);
    return mac ? [caps.join("")] : caps;
  });
}

/** The same for `aria-keyshortcuts`, which knows no sequences: undefined for those. */
export function ariaKeysOf({ keys }: Action): string | undefined {
  const single = keys.filter((stroke) => !stroke.includes(" "));
  const written = single.flatMap((stroke) =>
    stroke.startsWith("mod+")
      ? [stroke.replace("mod", "Meta"), stroke.replace("mod", "Control")]
      : [stroke.replace("shift", "Shift")],
  );
  return written.join(" ") || undefined;
}
