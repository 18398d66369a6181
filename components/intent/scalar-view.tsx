"use client";

import clsx from "clsx";
import { useState } from "react";
import type { Json } from "@/core/json";
import { Button } from "../ui/button";
import { OutsideLink } from "./outside-link";
import { Revealed } from "./revealed";

const LONG = 320;
const TALL = 6;

/** A plain value, as it is: text is never interpreted, long text is clamped, and nothing in it hides. */
export function ScalarView({ value }: { value: Json }) {
  if (value === null) return <span className="font-mono text-sm text-ink-faint">null</span>;
  if (typeof value === "string") return <TextView text={value} />;
  if (typeof value === "boolean") return <span className="font-mono text-sm">{String(value)}</span>;
  return <span className="tabular-nums">{String(value)}</span>;
}

function TextView({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  if (text === "") return <span className="text-ink-faint">empty text</span>;
  if (/^https?:\/\/\S+$/i.test(text) && text.length <= LONG && URL.canParse(text))
    return <OutsideLink href={text}>{text}</OutsideLink>;
  const isLong = text.length > LONG || text.split("\n", TALL + 1).length > TALL;
  const shown = isLong && !open ? text.slice(0, LONG * 2) : text;
  return (
    <>
      <span
        dir="auto"
        className={clsx(
          "text-start wrap-anywhere whitespace-pre-wrap",
          isLong && !open ? "line-clamp-6" : "block",
          isLong && open && "max-h-120 overflow-y-auto",
        )}
        tabIndex={isLong && open ? 0 : undefined}
      >
        <Revealed>{shown}</Revealed>
      </span>
      {isLong && (
        <Button
          variant="ghost"
          size="sm"
          className="mt-1"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
        </Button>
      )}
    </>
  );
}
