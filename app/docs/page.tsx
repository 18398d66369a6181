import type { Metadata } from "next";
import Link from "next/link";
import { GUIDE, REFERENCE } from "@/components/docs/pages";

export const metadata: Metadata = { title: "Documentation" };

const SECTIONS = [
  ...GUIDE.map(({ title, pages }) => ({
    title,
    links: pages.map(({ slug, ...page }) => ({ ...page, href: `/docs/${slug}` })),
  })),
  { title: "Reference", links: REFERENCE },
];

export default function DocsPage() {
  return (
    <>
      <h1 className="text-2xl font-semibold">Ask people from an agent</h1>
      <p className="mt-3 max-w-prose text-lg text-ink-muted">
        An agent posts an intent and stops. People are asked, reminded and escalated to, until somebody
        answers or the deadline does. Then the agent, or whatever process takes its place, is resumed with a
        typed, signed answer.
      </p>
      {SECTIONS.map(({ title, links }) => (
        <section key={title} className="mt-8">
          <h2 className="text-lg font-semibold">{title}</h2>
          <ul className="mt-3 grid gap-3 md:grid-cols-2">
            {links.map((page) => (
              <li key={page.href}>
                <Link
                  href={page.href}
                  className="block h-full rounded-md border border-line p-3 hover:border-line-strong hover:bg-hover"
                >
                  <span className="font-medium">{page.title}</span>
                  <span className="mt-0.5 block text-ink-muted">{page.says}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
