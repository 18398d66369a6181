"use client";

import { useState } from "react";
import type { Json } from "@/core/json";
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
}

/** Data as people read it, with the raw JSON at hand. */
export function PayloadCard({ title, payload, editing }: PayloadCardProps) {
  const [raw, setRaw] = useState(false);
  const json = JSON.stringify(payload, null, 2);
  return (
    <Card
      title={title}
      actions={
        <>
          <Button variant="ghost" size="sm" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            {raw ? "Show as table" : "Show raw JSON"}
          </Button>
          <CopyButton text={json} label="Copy JSON" />
        </>
      }
    >
      {raw ? (
        <pre
          tabIndex={0}
          aria-label="Raw JSON"
          className="max-h-120 overflow-auto font-mono text-sm wrap-anywhere whitespace-pre-wrap"
        >
          <Revealed>{json}</Revealed>
        </pre>
      ) : (
        <PayloadValue value={payload} pointer="" editing={editing} />
      )}
    </Card>
  );
}
