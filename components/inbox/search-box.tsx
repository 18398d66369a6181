"use client";

import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "../ui/input";
import { Kbd } from "../ui/kbd";

const PAUSE_MS = 220;

/** Follows the URL until somebody types, and tells it after a pause. */
export function SearchBox({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);

  const type = (text: string) => {
    setTyped(text);
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onSearch(text.trim()), PAUSE_MS);
  };
  /** At once: told after the reader has gone to a row, it would undo the way there. */
  const leave = () => {
    clearTimeout(pause.current);
    if (typed !== null && typed.trim() !== value) onSearch(typed.trim());
    setTyped(null);
  };
  return (
    <div role="search" className="relative min-w-0 flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint"
      />
      <Input
        type="search"
        aria-label="Search requests"
        aria-keyshortcuts="/"
        placeholder="Search"
        className="pr-8 pl-8"
        maxLength={200}
        value={typed ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      {(typed ?? value) === "" && (
        <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-faint">
          <Kbd>/</Kbd>
        </span>
      )}
    </div>
  );
}
