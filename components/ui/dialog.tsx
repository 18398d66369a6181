"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./button";
import { useReturnFocus } from "./return-focus";

interface DialogProps {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Buttons; the one that acts comes last. */
  footer?: ReactNode;
  /** What it shows is not shown again: a click beside it does not close it. */
  once?: boolean;
  className?: string;
  children: ReactNode;
}

/** Centred on a desk, at the bottom of a phone's screen. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  footer,
  once = false,
  className,
  children,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-shade" />
        <Content
          {...(!description && { "aria-describedby": undefined })}
          onInteractOutside={(event) => once && event.preventDefault()}
          className={clsx(
            "fixed inset-x-0 bottom-0 z-50 flex max-h-[90dvh] animate-rise flex-col rounded-t-md border border-line bg-surface shadow-float",
            "desk:top-[12vh] desk:bottom-auto desk:mx-auto desk:max-h-[76dvh] desk:w-120 desk:rounded-md",
            className,
          )}
        >
          <header className="flex items-start gap-3 px-4 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description className="mt-1 text-ink-muted">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close">
                <X aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
              {footer}
            </footer>
          )}
        </Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A dialog that a key opened gives the focus back as one that a button opened does. */
function Content(props: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content {...props} onCloseAutoFocus={useReturnFocus()} />;
}

export const DialogClose = Radix.Close;
