"use client";

import "./globals.css";
import { CircleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Countersign is not ready</title>
        <main className="flex min-h-dvh items-center">
          <EmptyState
            icon={<CircleAlert />}
            title="Countersign is not ready"
            level={1}
            action={
              <Button variant="primary" size="lg" onClick={reset}>
                Try again
              </Button>
            }
          >
            The fault is on our side, and no answer was lost.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
