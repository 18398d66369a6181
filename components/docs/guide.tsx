import type { Element, ElementContent } from "hast";
import ReactMarkdown from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import "./guide.css";

/** A page of the guide. Its markdown is ours; what agents wrote has a renderer of its own, which trusts nothing. */
export function Guide({ children }: { children: string }) {
  return (
    <div className="guide">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeSlug, rehypeHighlight]}
        components={{
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

/** Code to take along, under the name of its file where it has one. */
function CodeBlock({ node, children }: { node?: Element; children?: ReactNode }) {
  const code = node?.children[0];
  const meta = code?.type === "element" ? (code.data?.meta ?? "") : "";
  const file = /file=(\S+)/.exec(meta)?.[1];
  return (
    <figure className="relative my-4 rounded-md border border-line bg-sunken">
      {file && (
        <figcaption className="border-b border-line px-3 py-1.5 font-mono text-xs text-ink-muted">
          {file}
        </figcaption>
      )}
      <pre tabIndex={0} className="overflow-x-auto p-3 pr-20">
        {children}
      </pre>
      <CopyButton
        text={code ? textOf(code).trimEnd() : ""}
        className={file ? "absolute top-0.5 right-1" : "absolute top-1 right-1"}
      />
    </figure>
  );
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}
