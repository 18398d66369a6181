"use client";

import { useState } from "react";
import type { JsonObject } from "@/core/json";
import { MoreButton } from "./more-button";
import { Revealed } from "./revealed";
import { ScalarView } from "./scalar-view";

const AT_ONCE = 20;

/** A list of like objects as a table. */
export function PayloadTable({ rows, columns }: { rows: JsonObject[]; columns: string[] }) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <div tabIndex={0} role="group" aria-label={`Table of ${rows.length} rows`} className="overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="py-1 pr-4 align-bottom font-mono font-normal text-ink-muted"
                >
                  <bdi>
                    <Revealed>{column}</Revealed>
                  </bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              <tr key={index} className="border-t border-line align-top">
                {columns.map((column) => (
                  <td key={column} className="py-1 pr-4">
                    {Object.hasOwn(row, column) && <ScalarView value={row[column] ?? null} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && <MoreButton left={rows.length - shown} onClick={() => setShown(shown + 200)} />}
    </>
  );
}
