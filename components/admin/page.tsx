import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface AdminPageProps {
  title: ReactNode;
  /** A sentence that says what this is for. */
  description?: ReactNode;
  /** Where this page is one of a list: the list. */
  back?: { href: string; name: string };
  /** Buttons at the end of the title's line. */
  action?: ReactNode;
  /** Lists and editors that need the width. */
  wide?: boolean;
  children: ReactNode;
}

/** A page of the administration: what it is, what can be done, and its content. */
export function AdminPage({ title, description, back, action, wide, children }: AdminPageProps) {
  return (
    <div
      className={`mx-auto flex w-full flex-col gap-6 px-4 py-6 pb-[max(3rem,env(safe-area-inset-bottom))] ${wide ? "max-w-6xl" : "max-w-3xl"}`}
    >
      <header className="flex flex-col gap-2">
        {back && (
          <Link
            href={back.href}
            className="-ml-1 inline-flex min-h-6 items-center gap-1 self-start text-sm text-ink-muted hover:text-ink"
          >
            <ChevronLeft aria-hidden className="size-4" />
            {back.name}
          </Link>
        )}
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-64">
            <h1 className="text-xl font-semibold wrap-anywhere">{title}</h1>
            {description && <p className="text-pretty text-ink-muted">{description}</p>}
          </div>
          {action && <div className="flex flex-wrap gap-2">{action}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}
