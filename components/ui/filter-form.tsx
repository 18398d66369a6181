import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";

interface FilterFormProps {
  title: string;
  className?: string;
  /** Closes it, too. */
  onApply: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** An open dialog with filters that apply together. */
export function FilterForm({ title, className, onApply, onClose, children }: FilterFormProps) {
  const formId = useId();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      className={className}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary">
            Apply
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          onApply();
          onClose();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
