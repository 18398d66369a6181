import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-surface">
      <header className="border-b border-line">
        <Link href="/inbox" className="mx-auto flex h-14 max-w-3xl items-center gap-2.5 px-4 font-semibold">
          <Mark className="size-6" />
          Countersign
        </Link>
      </header>
      <main className="mx-auto max-w-3xl px-4 py-8">{children}</main>
    </div>
  );
}
