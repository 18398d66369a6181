import clsx from "clsx";
import type { Element, ElementContent } from "hast";
import Link from "next/link";
import ReactMarkdown from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { addressOf } from "./links";
import "./guide.css";

/** A page of the guide, by its file below docs/. Its markdown is ours; what agents wrote has a renderer of its own, which trusts nothing. */
export function Guide({ file, children }: { file: string; children: string }) {
  return (
    <div className="guide">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSlug, rehypeHighlight]}
        components={{
          a: ({ href = "", children: words }) => {
            const address = addressOf(href, file);
            return address ? <Link href={address}>{words}</Link> : words;
          },
          pre: ({ node, children: code }) => <CodeBlock node={node}>{code}</CodeBlock>,
          table: ({ children: rows }) => (
            <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Table">
              <table>{rows}</table>
            </div>
          ),
        }}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}

const LANGUAGES: Readonly<Record<string, string>> = {
  sh: "Shell",
  ts: "TypeScript",
  js: "JavaScript",
  python: "Python",
  json: "JSON",
};

/** Code to take along, under the name of its file, or else of its language. */
function CodeBlock({ node, children }: { node?: Element; children?: ReactNode }) {
  const code = node?.children[0];
  const element = code?.type === "element" ? code : undefined;
  const file = /file=(\S+)/.exec(element?.data?.meta ?? "")?.[1];
  const name = file ?? LANGUAGES[languageOf(element)] ?? "Text";
  return (
    <figure className="my-4 rounded-md border border-line bg-sunken">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-0.5 pr-1 pl-3 text-xs text-ink-muted">
        <span className={clsx("min-w-0 wrap-anywhere", file && "font-mono")}>{name}</span>
        <CopyButton text={element ? textOf(element).trimEnd() : ""} className="shrink-0" />
      </figcaption>
      <pre tabIndex={0} aria-label={name} className="overflow-x-auto p-3">
        {children}
      </pre>
    </figure>
  );
}

function languageOf(code: Element | undefined): string {
  const names = code?.properties.className;
  const name = Array.isArray(names) && names.find((each) => String(each).startsWith("language-"));
  return String(name).replace("language-", "");
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
