"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import type { RefObject } from "react";
import { type Handler, type Handlers, useActions } from "../../keys/registry";
import { rowInFocus } from "../list-keys";
import { BULK_VERBS, type BulkVerb } from "./fit";
import { clearSelection, extendTo, selectAll, toggle, useSelection } from "./selection";

/** Keys that select, and keys that do something to all that is selected or to the row that is marked. */
export function useBulkKeys(
  bar: RefObject<HTMLElement | null>,
  shown: readonly string[],
  begin: (verb: BulkVerb, ids: readonly string[]) => void,
): void {
  const { ids, choosing } = useSelection();
  const open = useSelectedLayoutSegment();
  const target = () => rowInFocus() ?? (open !== null && shown.includes(open) ? open : null);
  const onTarget = (verb: (id: string) => void): Handler => ({
    when: () => target() !== null,
    run: () => {
      const id = target();
      if (id) verb(id);
    },
  });
  /** What is open is answered on its own page, even while that is still loading. */
  const isElsewhere = () => ![null, open].includes(rowInFocus());
  const inPane = () => document.activeElement?.closest("[aria-label=Request]") !== null;
  useActions({
    select: { ...onTarget(toggle), label: "Select or unselect this request" },
    selectRange: onTarget((id) => extendTo(id, shown)),
    selectAll: { when: () => shown.length > 0 && !inPane(), run: () => selectAll(shown) },
    ...verbs((verb) => ({ ...onTarget((id) => begin(verb, [id])), when: isElsewhere })),
  });
  /** On a narrow screen a request may hide the list, and then nobody sees what is selected. */
  const when = () => bar.current !== null && bar.current.offsetParent !== null;
  const many: Handlers = {
    ...verbs((verb) => ({
      when,
      run: () => begin(verb, ids),
      label: `${VERBS[verb]} the ${ids.length} selected`,
    })),
  };
  const leave: Handlers = { back: { when, run: clearSelection, label: "Unselect all" } };
  useActions({ ...(ids.length > 0 && many), ...((ids.length > 0 || choosing) && leave) }, "selection");
}

export const VERBS: Record<BulkVerb, string> = {
  approve: "Approve",
  reject: "Reject",
  reassign: "Pass on",
  snooze: "Snooze",
};

const verbs = (handler: (verb: BulkVerb) => Handler): Handlers =>
  Object.fromEntries(BULK_VERBS.map((verb) => [verb, handler(verb)]));
