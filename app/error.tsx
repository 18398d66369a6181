"use client";

import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="flex min-h-dvh items-center">
      <EmptyState
        icon={<CircleAlert />}
        title="This page broke"
        level={1}
        action={
          <>
            <Button variant="primary" size="lg" onClick={reset}>
              Try again
            </Button>
            <Button asChild size="lg">
              <Link href="/inbox">Go to the inbox</Link>
            </Button>
          </>
        }
      >
        The fault is on our side, and no answer was lost.
        {error.digest && <span className="mt-2 block font-mono text-xs">Reference {error.digest}</span>}
      </EmptyState>
    </main>
  );
}
