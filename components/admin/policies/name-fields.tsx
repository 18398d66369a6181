"use client";

import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { slugFrom } from "./draft";
import { fieldOf, useEditing } from "./editing";

/** What people call it, and what requests do. The latter follows the former until it is typed, and stays once it is saved. */
export function NameFields({ isNew }: { isNew: boolean }) {
  const { draft, set, flawAt } = useEditing();
  const { name, slug } = draft;
  const rename = (next: string) =>
    set({ name: next, ...(isNew && slug === slugFrom(name) && { slug: slugFrom(next) }) });
  return (
    <div className="flex flex-col gap-3 md:flex-row *:md:flex-1">
      <Field label="Name" id={fieldOf("/name")} error={flawAt("/name")} required>
        {(wiring) => (
          <Input
            {...wiring}
            maxLength={200}
            placeholder="Data exports"
            value={name}
            onChange={({ target }) => rename(target.value)}
          />
        )}
      </Field>
      <Field
        label="Name in requests"
        id={fieldOf("/slug")}
        error={flawAt("/slug")}
        required={isNew || undefined}
      >
        {(wiring) => (
          <Input
            {...wiring}
            className="font-mono"
            maxLength={100}
            readOnly={!isNew}
            placeholder="data-exports"
            value={slug}
            onChange={({ target }) => set({ slug: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
