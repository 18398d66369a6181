"use client";

import { Command } from "cmdk";
import { useState } from "react";
import { ACTION_IDS, type ActionId, actionOf, GROUPS } from "../keys/actions";
import { KeyHint } from "../keys/hint";
import { type Handler, handlerOf } from "../keys/registry";
import { matches } from "./matches";
import type { Close } from "./palette";
import { GROUP, ITEM } from "./parts";

/** Walking is for keys, and the palette is open already. */
const LEFT_OUT: readonly ActionId[] = ["palette", "next", "previous", "open"];

interface Offered {
  id: ActionId;
  label: string;
  handler: Handler;
}

/** What can be done where the reader is: looked up when the palette opens, before it takes the focus. */
export function PaletteCommands({ text, close }: { text: string; close: Close }) {
  const [offered] = useState(offers);
  const wanted = offered.filter(({ id, label }) => matches(`${label} ${actionOf(id).label}`, text));
  return GROUPS.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((group) => {
    const items = wanted.filter(({ id }) => actionOf(id).group === group);
    if (items.length === 0) return null;
    return (
      <Command.Group key={group} heading={group} className={GROUP}>
        {items.map(({ id, label, handler }) => (
          <Command.Item key={id} value={id} className={ITEM} onSelect={() => close(handler.run)}>
            <span className="min-w-0 flex-1 truncate">{label}</span>
            <KeyHint action={id} />
          </Command.Item>
        ))}
      </Command.Group>
    );
  });
}

/** What concerns the request in hand comes first. */
const ORDER: readonly (typeof GROUPS)[number][] = ["On a request", "In the list", "Go to", "Everywhere"];

function offers(): Offered[] {
  return ACTION_IDS.filter((id) => !LEFT_OUT.includes(id)).flatMap((id) => {
    const handler = handlerOf(id);
    return handler ? [{ id, handler, label: handler.label ?? actionOf(id).label }] : [];
  });
}
