"use client";

import { type ReactNode, useState } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { Button } from "../ui/button";
import { targetOf } from "./link-target";
import { OutsideLink } from "./outside-link";
import { segmentsOf } from "./visible-text";

const AT_ONCE = 6_000;

/** Markdown that an agent wrote, so hostile: no HTML, no images, every link shows where it leads, nothing hides. */
export function AgentText({ children }: { children: string }) {
  const [whole, setWhole] = useState(false);
  const isLong = children.length > AT_ONCE;
  return (
    <div dir="auto" className="flex flex-col gap-2 leading-5 wrap-anywhere">
      <Markdown
        remarkPlugins={[remarkGfm]}
        skipHtml
        urlTransform={(url) => (targetOf(url) ? url : "")}
        components={COMPONENTS}
      >
        {withHiddenNamed(isLong && !whole ? `${children.slice(0, AT_ONCE)} …` : children)}
      </Markdown>
      {isLong && (
        <Button size="sm" className="self-start" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Show less" : `Show all ${children.length.toLocaleString("en")} characters`}
        </Button>
      )}
    </div>
  );
}

const withHiddenNamed = (text: string): string =>
  segmentsOf(text)
    .map((segment) => ("text" in segment ? segment.text : `⟦${segment.code}⟧`))
    .join("");

const heading = ({ children }: { children?: ReactNode }) => <p className="font-semibold">{children}</p>;

const COMPONENTS: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  img: ({ alt, src }) => <PictureNote alt={alt ?? ""} src={typeof src === "string" ? src : ""} />,
  a: ({ href, children }) =>
    href ? <OutsideLink href={href}>{children}</OutsideLink> : <span>{children}</span>,
  ul: ({ children }) => <ul className="list-disc space-y-1 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="list-decimal space-y-1 pl-5">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-line pl-3 text-ink-muted">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-md bg-sunken px-1 font-mono text-sm">{children}</code>,
  pre: ({ children }) => (
    <pre
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-md border border-line bg-sunken p-2 text-sm [&_code]:p-0"
    >
      {children}
    </pre>
  ),
  hr: () => <hr className="border-line" />,
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? "done" : "not done"}>
      {checked ? "☑" : "☐"}
    </span>
  ),
  table: ({ children }) => (
    <div tabIndex={0} className="overflow-x-auto">
      <table className="text-left text-sm [&_td]:border-t [&_td]:border-line [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:font-medium">
        {children}
      </table>
    </div>
  ),
};

/** What stands for a picture, which would tell its host who reads this and when. */
function PictureNote({ alt, src }: { alt: string; src: string }) {
  const host = targetOf(src)?.host;
  return (
    <span className="text-ink-muted">
      [picture not loaded: {alt || "no description"}
      {host && ` (${host})`}]
    </span>
  );
}
