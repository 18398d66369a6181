import clsx from "clsx";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import Link from "next/link";
import type { RuleWire } from "@/core/wire/rules";
import { Button } from "../../ui/button";
import { Switch } from "../../ui/switch";
import { thenInWords } from "./rule-words";

interface RuleRowProps {
  rule: RuleWire;
  index: number;
  last: boolean;
  mayEdit: boolean;
  busy: boolean;
  onMove: (to: number) => void;
  onToggle: () => void;
  onDragStart: () => void;
  onDrop: () => void;
}

/** One rule of the list: its place, what it asks and what it does. It is moved by its handle or with the buttons. */
export function RuleRow(props: RuleRowProps) {
  const { rule, index, last, mayEdit, busy, onMove, onToggle, onDragStart, onDrop } = props;
  return (
    <li
      className="flex flex-wrap items-center gap-x-2 px-2 py-1 has-[a:hover]:bg-hover desk:flex-nowrap"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
    >
      {mayEdit && (
        <span
          draggable
          aria-hidden
          className="hidden cursor-grab p-1 text-ink-faint desk:block"
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", rule.name);
            onDragStart();
          }}
        >
          <GripVertical className="size-4" />
        </span>
      )}
      <span className="w-6 shrink-0 text-right text-ink-muted tabular-nums">{index + 1}</span>
      <Link
        href={`/admin/rules/${rule.id}`}
        className={clsx("min-w-0 flex-1 basis-48 rounded-md px-2 py-2", !rule.enabled && "text-ink-muted")}
      >
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium wrap-anywhere">{rule.name}</span>
          <span className="text-sm text-ink-muted">
            {rule.enabled ? thenInWords(rule.then) : "Switched off"}
          </span>
        </span>
        <code className="block truncate font-mono text-sm text-ink-muted">{rule.when}</code>
      </Link>
      {mayEdit && (
        <span className="ml-auto flex shrink-0 items-center gap-1">
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Move ${rule.name} up`}
            disabled={index === 0 || busy}
            onClick={() => onMove(index - 1)}
          >
            <ArrowUp aria-hidden />
          </Button>
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Move ${rule.name} down`}
            disabled={last || busy}
            onClick={() => onMove(index + 1)}
          >
            <ArrowDown aria-hidden />
          </Button>
          <Switch
            aria-label={`${rule.name} is on`}
            checked={rule.enabled}
            disabled={busy}
            onCheckedChange={onToggle}
          />
        </span>
      )}
    </li>
  );
}
