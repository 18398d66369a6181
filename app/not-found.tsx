import { FileQuestionMark } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center">
      <EmptyState
        icon={<FileQuestionMark />}
        title="There is nothing here"
        level={1}
        action={
          <Button asChild variant="primary" size="lg">
            <Link href="/inbox">Go to the inbox</Link>
          </Button>
        }
      >
        The address may be mistyped, or it belongs to something that you may not see.
      </EmptyState>
    </main>
  );
}
