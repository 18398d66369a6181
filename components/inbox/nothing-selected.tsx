"use client";

import { MousePointerClick } from "lucide-react";

import { type ActionId, actionOf } from "../keys/actions";
import { KeyHint } from "../keys/hint";
import { useSingleKeys } from "../keys/preference";
import { EmptyState } from "../ui/empty-state";

const SHOWN: readonly ActionId[] = ["next", "previous", "open", "select", "palette", "help"];

export function NothingSelected() {
  const on = useSingleKeys();
  return (
    <div className="flex min-h-full items-center">
      <EmptyState icon={<MousePointerClick />} title="Choose a request to answer it">
        {on && (
          <dl className="mx-auto mt-2 grid w-fit grid-cols-[auto_auto] items-center gap-x-3 gap-y-2 text-left text-sm">
            {SHOWN.map((id) => (
              <div key={id} className="contents">
                <dt className="flex justify-end">
                  <span className="sr-only">{actionOf(id).keys.join(" or ")}</span>
                  <KeyHint action={id} />
                </dt>
                <dd>{actionOf(id).label}</dd>
              </div>
            ))}
          </dl>
        )}
      </EmptyState>
    </div>
  );
}
