const KEY = "countersign:recent-people";
const MOST = 5;

/** Whom this browser's reader picked lately, newest first. */
export function recentPeople(): string[] {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(known) ? known.filter((ref): ref is string => typeof ref === "string") : [];
  } catch {
    return [];
  }
}

export function rememberPerson(ref: string): void {
  const next = [ref, ...recentPeople().filter((other) => other !== ref)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A full or forbidden store costs a convenience.
  }
}
