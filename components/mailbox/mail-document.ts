const BASE = '<base target="_blank">';

/** A mail's HTML whose links open in a new tab; a frame without scripts could follow none of them usefully. */
export function withLinksInNewTabs(html: string): string {
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + BASE) : BASE + html;
}

/** The frame has the page's policy, by which a style element counts only with the page's nonce. */
export const withNonce = (html: string, nonce: string | undefined): string =>
  nonce ? html.replace(/<style(?=[\s>])/gi, `<style nonce="${nonce}"`) : html;
