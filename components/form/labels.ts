/** "customer_id" and "customerId" read "Customer id"; what already is a title stays. */
export function readableName(name: string): string {
  if (!/^[a-z][a-zA-Z0-9]*(?:[_-][a-zA-Z0-9]+)*$/.test(name)) return name;
  const words = name
    .replaceAll(
      /([a-z0-9])([A-Z])/g,
      (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .replaceAll(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A field's label: its title, its readable name, or its place in a list. */
export function fieldLabel(label: string, path: readonly (string | number)[]): string {
  const last = path.at(-1);
  return typeof last === "number" ? `Item ${last + 1}` : readableName(label);
}
