"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { ViewWire } from "@/core/wire/views";
import { filterOf, searchOf } from "../queries/inbox-filter";
import { wordsOf } from "../queries/problem";
import { deleteView, viewsQuery } from "../queries/views";
import { Button } from "../ui/button";
import { Dialog, DialogClose } from "../ui/dialog";
import { Menu, MenuItem } from "../ui/menu";
import { ViewDialog } from "./view-dialog";

/** What can be done to a saved view, beside its link. */
export function ViewMenu({ view }: { view: ViewWire }) {
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const trigger = (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Change the view ${view.name}`}
      className="absolute top-1/2 right-0.5 -translate-y-1/2"
    >
      <Ellipsis aria-hidden />
    </Button>
  );
  return (
    <>
      <Menu trigger={trigger} align="end">
        <MenuItem onSelect={() => setDoing("edit")}>
          <Pencil aria-hidden className="text-ink-faint" />
          Rename or share…
        </MenuItem>
        <MenuItem danger onSelect={() => setDoing("delete")}>
          <Trash2 aria-hidden />
          Delete…
        </MenuItem>
      </Menu>
      {doing === "edit" && <ViewDialog view={view} query={view.query} onClose={() => setDoing(null)} />}
      {doing === "delete" && <DeleteDialog view={view} onClose={() => setDoing(null)} />}
    </>
  );
}

function DeleteDialog({ view, onClose }: { view: ViewWire; onClose: () => void }) {
  const client = useQueryClient();
  const router = useRouter();
  const here = searchOf(filterOf(useSearchParams()));
  const inInbox = usePathname().startsWith("/inbox");
  const { mutate, isPending } = useMutation({
    mutationFn: () => deleteView(view.id),
    onSuccess: () => {
      void client.invalidateQueries(viewsQuery());
      if (inInbox && here === view.query) router.push("/inbox");
      onClose();
    },
    onError: (error) => toast.error(wordsOf(error)),
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete “${view.name}”?`}
      footer={
        <>
          <DialogClose asChild>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" pending={isPending} onClick={() => mutate()}>
            Delete view
          </Button>
        </>
      }
    >
      <p className="text-ink-muted">
        {view.shared ? "It disappears for everybody. " : ""}The requests that it shows stay where they are.
      </p>
    </Dialog>
  );
}
