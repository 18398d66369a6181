"use client";

import { useEffect, useState } from "react";
import { type News, newsInWords, onNews } from "../queries/news";

/** A burst is one sentence, and a screen reader is left in peace for as long. */
const GATHER_MS = 2_500;

/** Reads out what comes and goes in the list. The request that is open tells its news itself. */
export function ListAnnouncer({ selectedId }: { selectedId: string | null }) {
  const [text, setText] = useState("");
  useEffect(() => {
    let gathered: News[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      const words = newsInWords(gathered.filter(({ id }) => id !== selectedId));
      gathered = [];
      if (words) setText(words);
    };
    const stop = onNews((news) => {
      gathered.push(news);
      timer ??= setTimeout(say, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [selectedId]);
  return (
    <p role="status" aria-label="News" className="sr-only">
      {text}
    </p>
  );
}
