import Link from "next/link";
import type { ReactNode } from "react";
import { Contents } from "@/components/docs/contents";
import { Mark } from "@/components/shell/mark";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-surface">
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-5xl items-center justify-between px-4 desk:px-6">
          <Link href="/docs" className="flex min-h-8 items-center gap-2.5 font-semibold">
            <Mark className="size-6" />
            Countersign <span className="font-normal text-ink-muted">docs</span>
          </Link>
          <Link href="/inbox" className="flex min-h-8 items-center text-accent-ink underline">
            Inbox
          </Link>
        </div>
      </header>
      <div className="mx-auto max-w-5xl desk:flex desk:gap-10 desk:px-6">
        <Contents />
        <main className="min-w-0 flex-1 px-4 py-8 desk:px-0">{children}</main>
      </div>
    </div>
  );
}
