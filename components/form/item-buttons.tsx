"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button";

export type Move = "up" | "down";

interface ItemButtonsProps {
  name: string;
  disabled?: boolean;
  hasMoveUp: boolean;
  hasMoveDown: boolean;
  hasRemove: boolean;
  onMove: (way: Move) => void;
  onRemove: () => void;
  className?: string;
}

/** What can be done with an item of a list, without dragging. */
export function ItemButtons(props: ItemButtonsProps) {
  const { name, disabled, hasMoveUp, hasMoveDown, hasRemove, onMove, onRemove, className } = props;
  return (
    <div role="group" aria-label={`Change ${name}`} className={clsx("flex", className)}>
      <ItemButton
        label={`Move ${name} up`}
        keys="Alt+ArrowUp"
        disabled={disabled || !hasMoveUp}
        onClick={() => onMove("up")}
      >
        <ArrowUp aria-hidden />
      </ItemButton>
      <ItemButton
        label={`Move ${name} down`}
        keys="Alt+ArrowDown"
        disabled={disabled || !hasMoveDown}
        onClick={() => onMove("down")}
      >
        <ArrowDown aria-hidden />
      </ItemButton>
      {hasRemove && (
        <ItemButton label={`Remove ${name}`} disabled={disabled} onClick={onRemove}>
          <X aria-hidden />
        </ItemButton>
      )}
    </div>
  );
}

interface ItemButtonProps {
  label: string;
  keys?: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function ItemButton({ label, keys, disabled, onClick, children }: ItemButtonProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      className="max-desk:size-11"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={keys ? `${label} (${keys.replace("Arrow", "")})` : label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
