import type { ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { segmentsOf } from "./visible-text";

/** Markdown that an agent wrote, so hostile: no HTML, no images, every link shows where it leads. */
export function AgentText({ children }: { children: string }) {
  return (
    <div className="flex flex-col gap-2 leading-5 wrap-anywhere">
      <Markdown remarkPlugins={[remarkGfm]} skipHtml urlTransform={safeUrl} components={COMPONENTS}>
        {withHiddenNamed(children)}
      </Markdown>
    </div>
  );
}

const withHiddenNamed = (text: string): string =>
  segmentsOf(text)
    .map((segment) => ("text" in segment ? segment.text : `⟦${segment.code}⟧`))
    .join("");

const safeUrl = (url: string): string => (/^(https?:|mailto:)/i.test(url) && URL.canParse(url) ? url : "");

const heading = ({ children }: { children?: ReactNode }) => <p className="font-semibold">{children}</p>;

const COMPONENTS: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  img: ({ alt, src }) => (
    <span className="text-ink-muted">
      [picture not loaded: {alt || String(src ?? "") || "no description"}]
    </span>
  ),
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
  input: ({ checked }) => <span aria-label={checked ? "done" : "not done"}>{checked ? "☑" : "☐"}</span>,
  table: ({ children }) => (
    <div tabIndex={0} className="overflow-x-auto">
      <table className="text-left text-sm [&_td]:border-t [&_td]:border-line [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:font-medium">
        {children}
      </table>
    </div>
  ),
};

/** A link out of here, with the host it leads to beside its words. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const host = href.startsWith("mailto:") ? href.slice(7) : new URL(href).host;
  const saysHost = typeof children === "string" && children.includes(host);
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent-ink underline underline-offset-2 wrap-anywhere"
    >
      {children}
      {!saysHost && <span className="text-ink-muted"> ({host})</span>}
    </a>
  );
}
