"use client";

import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";

/** Recovery codes, this once. */
export function RecoveryCodes({
  codes,
  act,
  onDone,
}: {
  codes: readonly string[];
  act: string;
  onDone: () => void;
}) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-ink-muted">
        If you lose your second step, one of these signs you in instead. Keep them where you keep passwords:
        they are not shown again.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-md border border-line bg-canvas p-3 font-mono sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <CopyButton text={codes.join("\n")} label="Copy all" />
        <Button variant="primary" className="h-11 desk:h-8" onClick={onDone}>
          {act}
        </Button>
      </div>
    </div>
  );
}
