/** Where a link leads, for a reader who knows only its words. */
export interface LinkTarget {
  /** The host as the network knows it, or the address of a mail. */
  host: string;
  /** Why to look twice; null where nothing is odd. */
  caution: string | null;
}

/** Null for what is no link that may be followed. */
export function targetOf(href: string): LinkTarget | null {
  if (!/^(https?|mailto):/i.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  if (url.protocol === "mailto:") return { host: addressOf(url), caution: null };
  return { host: url.host, caution: cautionOf(url) };
}

/** Whether these words name the place plainly enough that it need not stand beside them. */
export function namesTarget(words: string, href: string): boolean {
  const target = targetOf(href);
  if (!target || target.caution !== null) return false;
  if (words === target.host) return true;
  return URL.canParse(words) && new URL(words).href === new URL(href).href;
}

function addressOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

function cautionOf({ hostname, username, password }: URL): string | null {
  if (username !== "" || password !== "") return "the words before the @ are not where it leads";
  if (/(^|\.)xn--/.test(hostname)) return "written with letters that can look like others";
  return null;
}
