"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReceiptKeyWire } from "@/core/wire/receipt-keys";
import { receiptKeysQuery, rotateReceiptKey } from "../../queries/receipt-keys";
import { Button } from "../../ui/button";
import { Dialog, DialogClose } from "../../ui/dialog";
import { Problem } from "../problem";
import { useSave } from "../use-save";

/** Puts a new key in the place of the one that signs, and says beforehand what that means. */
export function RotateSigningKey({ signing }: { signing: ReceiptKeyWire }) {
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const saver = useSave({
    send: () => rotateReceiptKey({ replaces: signing.kid }),
    stale: [receiptKeysQuery().queryKey, ["audit"]],
    done: "A new key signs from now on",
  });
  const change = (next: boolean) => {
    setOpen(next);
    saver.reset();
  };
  const rotate = async () => {
    if (await saver.save(undefined)) setOpen(false);
    else await client.invalidateQueries(receiptKeysQuery());
  };
  return (
    <Dialog
      title="Rotate the signing key?"
      trigger={<Button className="h-11 desk:h-8">Rotate key</Button>}
      open={open}
      onOpenChange={change}
      footer={
        <>
          <DialogClose asChild>
            <Button className="h-11 desk:h-8">Cancel</Button>
          </DialogClose>
          <Button
            variant="primary"
            className="h-11 desk:h-8"
            pending={saver.saving}
            onClick={() => void rotate()}
          >
            Rotate key
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2 text-pretty">
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          <li>New decisions are signed with a new key, everywhere within ten seconds.</li>
          <li>
            The private half of <span className="font-mono text-xs wrap-anywhere">{signing.kid}</span> is
            erased. It never signs again, and that cannot be undone.
          </li>
          <li>Receipts that it signed verify as before: its public half stays published.</li>
          <li>
            Open requests and links are not touched. Whoever keeps a copy of the public keys needs the new
            one.
          </li>
        </ul>
        <Problem problem={saver.problem} shown={["/replaces"]} />
      </div>
    </Dialog>
  );
}
