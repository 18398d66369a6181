"use client";

import { useVirtualizer, type Range, defaultRangeExtractor } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useState } from "react";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { IntentRow } from "./intent-row";

const ROW_PX = 63;
/** Rows beyond the edges: enough for j and k to have somewhere to go, and for a fast finger. */
const OVERSCAN = 12;
/** The next page is asked for when the reader is so many rows from the end. */
const AHEAD = 25;

interface VirtualRowsProps {
  label: string;
  intents: readonly IntentSummaryWire[];
  hrefOf: (id: string) => string;
  myId: string;
  selectedId: string | null;
  scroller: RefObject<HTMLDivElement | null>;
  hasMore: boolean;
  /** Asks for the next page; called again and again while the end is near. */
  onNearEnd: () => void;
}

/** Only the rows in sight are in the document, and the one that has the focus, however far it has been scrolled away. */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, intents, hrefOf, myId, selectedId, scroller, hasMore, onNearEnd } = props;
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const focused = intents.findIndex(({ id }) => id === focusedId);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      if (focused < 0 || focused >= range.count || inSight.includes(focused)) return inSight;
      return [...inSight, focused].toSorted((a, b) => a - b);
    },
    [focused],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- it may not be memoised, and here it is not
  const rows = useVirtualizer({
    count: intents.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => intents[index]?.id ?? index,
    overscan: OVERSCAN,
    rangeExtractor,
    // Until the browser has measured, and on the server, as much as a tall screen holds.
    initialRect: { width: 420, height: 1_200 },
  });
  const items = rows.getVirtualItems();
  const lastInSight = rows.range?.endIndex ?? 0;
  const nearEnd = hasMore && lastInSight >= intents.length - AHEAD;
  useEffect(() => {
    if (nearEnd) onNearEnd();
  }, [nearEnd, onNearEnd]);
  return (
    <ul
      aria-label={label}
      className="relative"
      style={{ height: rows.getTotalSize() }}
      onFocus={({ target }) => setFocusedId(target.closest("[data-row]")?.getAttribute("data-row") ?? null)}
      onBlur={() => setFocusedId(null)}
    >
      {items.map(({ index, key, start }) => {
        const intent = intents[index];
        return (
          intent && (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : intents.length}
              className="absolute inset-x-0 top-0 border-b border-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              <IntentRow
                intent={intent}
                href={hrefOf(intent.id)}
                myId={myId}
                selected={intent.id === selectedId}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}
