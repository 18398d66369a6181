"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { ViewWire } from "@/core/wire/views";
import { wordsOf } from "../queries/problem";
import { changeView, saveView, viewsQuery } from "../queries/views";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Dialog, DialogClose } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

interface ViewDialogProps {
  /** The view to change; without one, `query` is kept as a new one. */
  view?: ViewWire;
  query: string;
  onClose: () => void;
}

/** Gives a filter a name, or another one. */
export function ViewDialog({ view, query, onClose }: ViewDialogProps) {
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const { data: views } = useQuery(viewsQuery());
  const client = useQueryClient();
  const formId = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      view ? changeView(view.id, { name, shared }) : saveView({ name, query, ...(shared && { shared }) }),
    onSuccess: async () => {
      await client.invalidateQueries(viewsQuery());
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={view ? "Change view" : "Save view"}
      description={view ? undefined : "Its search, filters and order, under a name in the sidebar."}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={formId} variant="primary" pending={isPending} disabled={!name.trim()}>
            {view ? "Save changes" : "Save view"}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-3 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <Field label="Name" error={error && wordsOf(error)}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {(views?.may_share || view?.shared) && (
          <Checkbox
            label="Share with everybody"
            help="Each sees in it what they may see."
            checked={shared}
            onCheckedChange={(checked) => setShared(checked === true)}
          />
        )}
      </form>
    </Dialog>
  );
}
