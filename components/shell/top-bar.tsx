"use client";

import clsx from "clsx";
import { Menu as MenuIcon } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { sectionOf } from "../admin/sections";
import { clearSelection, showBoxes, useShowsBoxes } from "../inbox/bulk/selection";
import { VIEWS } from "../inbox/views";
import { PaletteIcon } from "../palette/palette-button";
import { filterOf } from "../queries/inbox-filter";
import { Button } from "../ui/button";
import { Sheet } from "../ui/sheet";
import { Sidebar, type SidebarProps } from "./sidebar";

const placeOf = (path: string): string =>
  sectionOf(path)?.name ?? (path.startsWith("/settings") ? "Settings" : "Countersign");

/** The frame's navigation on a narrow screen; a request, once opened, has the whole of it. */
export function TopBar(props: Omit<SidebarProps, "onNavigate">) {
  const [open, setOpen] = useState(false);
  const { view } = filterOf(useSearchParams());
  const choosing = useShowsBoxes();
  const path = usePathname();
  const inRequest = path.startsWith("/inbox/");
  const inInbox = path === "/inbox";
  const trigger = (
    <Button variant="ghost" size="icon-touch" aria-label="Navigation">
      <MenuIcon aria-hidden />
    </Button>
  );
  return (
    <header
      className={clsx(
        "h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-1 desk:hidden",
        inRequest ? "hidden" : "flex",
      )}
    >
      <Sheet title="Navigation" trigger={trigger} open={open} onOpenChange={setOpen}>
        <Sidebar {...props} onNavigate={() => setOpen(false)} />
      </Sheet>
      <span className="min-w-0 flex-1 truncate font-semibold">
        {inInbox ? VIEWS[view].name : placeOf(path)}
      </span>
      {inInbox && (
        <Button variant="ghost" className="h-11" onClick={() => (choosing ? clearSelection() : showBoxes())}>
          {choosing ? "Cancel" : "Select"}
        </Button>
      )}
      <PaletteIcon />
    </header>
  );
}
