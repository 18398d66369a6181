"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { GUIDE, REFERENCE } from "./pages";

const SECTIONS = [
  ...GUIDE.map(({ title, pages }) => ({
    title,
    links: pages.map((page) => ({ href: `/docs/${page.slug}`, title: page.title })),
  })),
  { title: "Reference", links: REFERENCE },
];

/** All pages of the documentation; on a narrow window behind a word. */
export function Contents() {
  const path = usePathname();
  const list = (
    <nav aria-label="Documentation" className="grid gap-5">
      {SECTIONS.map(({ title, links }) => (
        <div key={title}>
          <h2 className="px-2 text-sm font-semibold text-ink-muted">{title}</h2>
          <ul className="mt-1">
            {links.map(({ href, title: name }) => (
              <ContentsLink key={href} href={href} title={name} path={path} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
  return (
    <>
      <details key={path} className="border-b border-line desk:hidden">
        <summary className="px-4 py-3 font-medium">Contents</summary>
        <div className="px-2 pb-4">{list}</div>
      </details>
      <div className="sticky top-0 hidden max-h-dvh w-56 shrink-0 self-start overflow-y-auto py-8 desk:block">
        {list}
      </div>
    </>
  );
}

function ContentsLink({ href, title, path }: { href: string; title: string; path: string }) {
  const here = path === href;
  const below = path.startsWith(`${href}/`);
  return (
    <li>
      <Link
        href={href}
        aria-current={here ? "page" : undefined}
        className={clsx(
          "flex min-h-9 items-center rounded-md px-2 hover:bg-hover desk:min-h-8",
          here || below ? "bg-hover font-medium text-ink" : "text-ink-muted",
        )}
      >
        {title}
      </Link>
    </li>
  );
}
