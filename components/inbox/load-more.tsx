"use client";

import { useEffect, useRef } from "react";
import { Button } from "../ui/button";

interface LoadMoreProps {
  loading: boolean;
  failed: boolean;
  onLoad: () => void;
}

/** Loads by itself when it comes near; the button is for keyboards, and for another try. */
export function LoadMore({ loading, failed, onLoad }: LoadMoreProps) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (loading || failed || !mark.current) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onLoad(),
      {
        root: mark.current.parentElement,
        rootMargin: "600px",
      },
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [loading, failed, onLoad]);
  return (
    <div ref={mark} className="flex flex-col items-center gap-2 p-4">
      {failed && <p className="text-sm text-bad">The next rows could not be loaded.</p>}
      <Button variant="ghost" pending={loading} onClick={onLoad}>
        {loading ? "Loading more" : failed ? "Try again" : "Load more"}
      </Button>
    </div>
  );
}
