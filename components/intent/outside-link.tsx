import type { ReactNode } from "react";
import { namesTarget, targetOf } from "./link-target";
import { Revealed } from "./revealed";

/** A link out of here, with the host that it really leads to beside its words. What may not be followed is text. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const target = targetOf(href);
  if (!target) return <span>{children}</span>;
  const isPlain = typeof children === "string" && namesTarget(children, href);
  return (
    <>
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent-ink underline underline-offset-2 wrap-anywhere"
      >
        {typeof children === "string" ? <Revealed>{children}</Revealed> : children}
        {!isPlain && (
          <bdi className="text-ink-muted">
            {" "}
            (<Revealed>{target.host}</Revealed>)
          </bdi>
        )}
      </a>
      {target.caution && <span className="text-sm text-warn"> Look twice: {target.caution}.</span>}
    </>
  );
}
