import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { DialogClose } from "../ui/dialog";

interface DialogFormProps {
  /** The words on the button that sends. */
  act: string;
  saving: boolean;
  onSend: () => Promise<void>;
  children: ReactNode;
}

/** The fields of a dialog, with a way out and the button that sends them. */
export function DialogForm({ act, saving, onSend, children }: DialogFormProps) {
  return (
    <form
      noValidate
      className="flex flex-col gap-4 pb-2"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
      <div className="flex flex-wrap justify-end gap-2">
        <DialogClose asChild>
          <Button className="h-11 desk:h-8">Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" className="h-11 desk:h-8" pending={saving}>
          {act}
        </Button>
      </div>
    </form>
  );
}
