"use client";

import { Dialog } from "../ui/dialog";
import { Switch } from "../ui/switch";
import { ACTION_IDS, type ActionId, actionOf, GROUPS, type Group } from "./actions";
import { Caps, useIsMac } from "./hint";
import { capsOf } from "./key-words";
import { turnSingleKeys, useSingleKeys } from "./preference";

interface HelpSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every key there is, and the switch that turns the single ones off. */
export function HelpSheet({ open, onOpenChange }: HelpSheetProps) {
  const on = useSingleKeys();
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Everything here is also a button, a menu or a tap."
      open={open}
      onOpenChange={onOpenChange}
      className="desk:w-180"
      footer={
        <div className="w-full">
          <Switch
            label="Single keys do something"
            aria-describedby="single-keys-help"
            checked={on}
            onCheckedChange={turnSingleKeys}
          />
          <p id="single-keys-help" className="text-sm text-ink-muted">
            Turn it off if you dictate, or press keys by accident. This browser remembers it; keys with Ctrl
            or ⌘ go on working.
          </p>
        </div>
      }
    >
      {/* With the focus here, the arrow keys scroll. */}
      <div tabIndex={0} role="group" aria-label="All keys" className="columns-1 gap-8 pb-2 desk:columns-2">
        {GROUPS.map((group) => (
          <KeyGroup key={group} group={group} />
        ))}
      </div>
    </Dialog>
  );
}

function KeyGroup({ group }: { group: Group }) {
  const ids = ACTION_IDS.filter((id) => actionOf(id).group === group && actionOf(id).keys.length > 0);
  return (
    <section className="mb-5 break-inside-avoid" aria-label={group}>
      <h3 className="mb-1 text-sm font-medium text-ink-muted">{group}</h3>
      <dl>
        {ids.map((id) => (
          <KeyRow key={id} id={id} />
        ))}
      </dl>
    </section>
  );
}

function KeyRow({ id }: { id: ActionId }) {
  const mac = useIsMac();
  const { label, keys } = actionOf(id);
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 border-b border-line py-1">
      <dt>{label}</dt>
      <dd className="flex shrink-0 gap-2 text-ink-muted">
        {keys.map((way) => (
          <span key={way} className="[&_kbd]:inline-flex">
            <span className="sr-only">{capsOf(way, mac).join(" ")}</span>
            <Caps keys={way} mac={mac} />
          </span>
        ))}
      </dd>
    </div>
  );
}
