/** The addresses in what somebody typed or pasted, each once: "Dora <dora@acme.dev>, eli@acme.dev". */
export function addressesIn(text: string): string[] {
  const parts = text.split(/[\n,;]+/).map((part) => /<([^>]*)>/.exec(part)?.[1] ?? part);
  const words = parts.flatMap((part) => part.trim().split(/\s+/)).filter((word) => word !== "");
  return [...new Set(words.map((word) => word.toLowerCase()))];
}
