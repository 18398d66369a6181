"use client";

import { FileKey } from "lucide-react";
import type { TreeHeadWire } from "@/core/wire/audit-proof";
import { Button } from "../../ui/button";
import { CopyBlock } from "../../ui/copy-block";
import { Dialog } from "../../ui/dialog";
import { Time } from "../../ui/time";

/** The newest signed head, to be kept where nobody who can change this database can reach it. */
export function NewestHead({ head }: { head: TreeHeadWire }) {
  const { tree_size, at, root, kid, signed } = head;
  const save = () => {
    const url = URL.createObjectURL(new Blob([`${signed}\n`], { type: "application/jose" }));
    Object.assign(document.createElement("a"), { href: url, download: `head-${tree_size}.jws` }).click();
    URL.revokeObjectURL(url);
  };
  return (
    <Dialog
      title="Newest signed head"
      description="It commits to every entry so far. Keep it elsewhere: whoever has it finds out if entries before it are altered or cut off."
      trigger={
        <Button>
          <FileKey aria-hidden />
          Signed head
        </Button>
      }
      footer={
        <Button variant="primary" onClick={save}>
          Download
        </Button>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-ink-muted">Entries</dt>
          <dd className="tabular-nums">{tree_size.toLocaleString("en")}</dd>
          <dt className="text-ink-muted">Signed</dt>
          <dd>
            <Time at={at} as="exact" />
          </dd>
          <dt className="text-ink-muted">Root</dt>
          <dd className="font-mono text-xs wrap-anywhere">{root}</dd>
          <dt className="text-ink-muted">Key</dt>
          <dd className="font-mono text-xs wrap-anywhere">{kid}</dd>
        </dl>
        <CopyBlock label="Signed head" text={signed} />
      </div>
    </Dialog>
  );
}
