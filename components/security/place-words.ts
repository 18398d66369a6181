const OWN = /^(127\.|::1$)/;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|f[cd][\da-f]{2}:|fe80:)/i;

/** Where an address is, as far as it says so itself. */
export function placeWords(address: string | null): string {
  if (address === null) return "an unknown address";
  if (OWN.test(address)) return "the server’s own machine";
  return PRIVATE.test(address) ? `a private network (${address})` : address;
}
