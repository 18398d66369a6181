/** Seconds from either form of a Retry-After header (RFC 9110), rounded up; null where there is none that can be read. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header));
  const at = header.endsWith("GMT") ? Date.parse(header) : NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}
