"use client";

import { useMemo, useState } from "react";
import type { Json } from "@/core/json";
import { inWords } from "@/core/sensitive/mask";
import { ShowAll } from "../sensitive/masked-value";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import type { Editing } from "./editing";
import { PayloadValue } from "./payload-value";
import { Revealed } from "./revealed";

interface PayloadCardProps {
  title: string;
  payload: Json;
  /** Given while the reader may change some of it. */
  editing?: Editing;
  covered?: boolean;
}

/** Data as people read it, with the raw JSON at hand. `covered` says that an answer's receipt proves exactly this. */
export function PayloadCard({ title, payload, editing, covered }: PayloadCardProps) {
  const [raw, setRaw] = useState(false);
  const json = useMemo(() => JSON.stringify(inWords(payload), null, 2), [payload]);
  return (
    <Card
      title={title}
      actions={
        <>
          <ShowAll />
          <Button variant="ghost" size="sm" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            {raw ? "Show as table" : "Show raw JSON"}
          </Button>
          <CopyButton text={json} label="Copy JSON" />
        </>
      }
    >
      {raw ? <RawJson json={json} /> : <PayloadValue value={payload} pointer="" editing={editing} />}
      {covered && (
        <p className="mt-2 border-t border-line pt-2 text-sm text-ink-muted">
          The agent’s own words are only its summary. Your answer and its signed receipt cover this payload.
        </p>
      )}
    </Card>
  );
}

const AT_ONCE = 20_000;

function RawJson({ json }: { json: string }) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <pre
        tabIndex={0}
        aria-label="Raw JSON"
        className="max-h-120 overflow-auto font-mono text-sm wrap-anywhere whitespace-pre-wrap"
      >
        <Revealed>{json.slice(0, shown)}</Revealed>
      </pre>
      {json.length > shown && (
        <Button variant="ghost" size="sm" className="mt-1" onClick={() => setShown(json.length)}>
          Show all {json.length.toLocaleString("en")} characters
        </Button>
      )}
    </>
  );
}
