/** WebCrypto, wherever this runtime keeps it. Throws a TypeError where there is none. */
export async function subtleCrypto(): Promise<SubtleCrypto> {
  if (typeof crypto !== "undefined" && crypto.subtle) return crypto.subtle;
  // Node 18 has it in a module only. A variable, so that bundlers for the edge don't look for that module.
  const node = "node:crypto";
  const { webcrypto } = (await import(/* @vite-ignore */ node).catch(() => ({}))) as { webcrypto?: Crypto };
  if (webcrypto) return webcrypto.subtle;
  throw new TypeError("This runtime has no WebCrypto here; in a browser, it takes HTTPS.");
}
