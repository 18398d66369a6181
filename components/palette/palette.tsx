"use client";

import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ComponentProps, useRef, useState } from "react";
import { useReturnFocus } from "../ui/return-focus";
import { PaletteCommands } from "./palette-commands";
import { PaletteRequests, SearchState, useFound } from "./palette-requests";

interface PaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One field for everything: what can be done here, where to go, and every request that the reader may see. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  const chosen = useRef<(() => void) | null>(null);
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-shade" />
        <Content
          then={() => {
            const run = chosen.current;
            chosen.current = null;
            run?.();
          }}
          className="fixed inset-x-0 top-0 z-50 flex max-h-[100dvh] animate-rise flex-col overflow-hidden border border-line bg-surface shadow-float desk:top-[12vh] desk:mx-auto desk:max-h-[70vh] desk:w-160 desk:rounded-md"
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Inside
            close={(run) => {
              chosen.current = run ?? null;
              onOpenChange(false);
            }}
          />
        </Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What was chosen runs once the focus is back where it was: it may look at it, or move it. */
function Content({ then, ...rest }: ComponentProps<typeof Dialog.Content> & { then: () => void }) {
  return <Dialog.Content aria-describedby={undefined} {...rest} onCloseAutoFocus={useReturnFocus(then)} />;
}

export type Close = (then?: () => void) => void;

function Inside({ close }: { close: Close }) {
  const [text, setText] = useState("");
  const search = useFound(text);
  return (
    <Command label="Search and commands" shouldFilter={false} loop className="flex min-h-0 flex-col">
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          maxLength={200}
          placeholder="Search requests, or find a command"
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-ink-faint desk:text-base"
        />
        <Dialog.Close className="h-11 shrink-0 px-2 text-sm text-ink-muted hover:text-ink desk:h-8">
          Close
        </Dialog.Close>
      </div>
      <Command.List className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
        <PaletteCommands text={text} close={close} />
        <PaletteRequests search={search} close={close} />
      </Command.List>
      <SearchState search={search} />
    </Command>
  );
}
