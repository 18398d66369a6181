"use client";

import clsx from "clsx";
import { Settings2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { ADMIN_SECTIONS, sectionOf } from "./sections";

const LINK = "flex h-11 items-center gap-2.5 rounded-md px-2 desk:h-8";
const QUIET = "text-ink-muted hover:bg-hover hover:text-ink";

/** The way into the administration; inside it, its pages. */
export function AdminNav({ onNavigate }: { onNavigate?: () => void }) {
  const here = sectionOf(usePathname());
  const [first] = ADMIN_SECTIONS;
  if (!here)
    return (
      <Link href={first?.href ?? "/admin"} onClick={onNavigate} className={clsx(LINK, QUIET)}>
        <Settings2 aria-hidden className="size-4" />
        Administration
      </Link>
    );
  return (
    <nav aria-label="Administration">
      <h2 className="px-2 pb-1 text-xs text-ink-muted">Administration</h2>
      <ul className="flex flex-col gap-0.5">
        {ADMIN_SECTIONS.map(({ name, href, icon: Icon }) => {
          const current = href === here.href;
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className={clsx(LINK, current ? "bg-hover font-medium text-ink" : QUIET)}
              >
                <Icon aria-hidden className={clsx("size-4 shrink-0", current && "text-accent-ink")} />
                <span className="truncate">{name}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
