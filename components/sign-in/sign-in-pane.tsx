import type { ReactNode } from "react";
import { Mark } from "../shell/mark";

/** What surrounds every step of signing in. */
export function SignInPane({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-start justify-center px-4 py-10 desk:pt-[16vh]">
      <div className="w-full max-w-sm">
        <header className="mb-6 flex items-center gap-3">
          <Mark className="size-9 shrink-0" />
          <div>
            <h1 className="text-xl font-semibold">{title}</h1>
            <p className="text-ink-muted">Your agents&rsquo; questions are waiting.</p>
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}
