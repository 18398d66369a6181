import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";

/** Our own pages' markdown. What agents wrote has a renderer of its own, which trusts nothing. */
export function Prose({ children }: { children: string }) {
  return (
    <div className="[&_a]:text-accent-ink [&_a]:underline [&_code]:font-mono [&_code]:text-sm [&_h1]:text-2xl [&_h1]:font-semibold [&_h2]:mt-8 [&_h2]:mb-2 [&_h2]:text-lg [&_h2]:font-semibold [&_li]:my-1 [&_p]:my-3 [&_pre]:my-3 [&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:border [&_pre]:border-line [&_pre]:bg-sunken [&_pre]:p-3 [&_ul]:my-3 [&_ul]:list-disc [&_ul]:pl-5">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        components={{ pre: ({ children: code }) => <pre tabIndex={0}>{code}</pre> }}
      >
        {children}
      </ReactMarkdown>
    </div>
  );
}
