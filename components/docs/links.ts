import { GUIDE_PAGES } from "./pages";

/**
 * Where a link in a page of docs/ leads on this site. A relative one is to a file of the repository: to its page here, or null
 * where it has none.
 */
export function addressOf(href: string, file: string): string | null {
  if (/^(https?:|mailto:|[/#])/.test(href)) return href;
  const { pathname, hash } = new URL(href, `https://repository/docs/${file}`);
  const error = /^\/docs\/errors\/(\w+)\.md$/.exec(pathname)?.[1];
  if (error) return `/docs/errors/${error}${hash}`;
  const page = GUIDE_PAGES.find((each) => `/docs/${each.file}` === pathname);
  return page ? `/docs/${page.slug}${hash}` : null;
}
