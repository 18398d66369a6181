"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { createTeam, teamsQuery } from "../../queries/teams";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { slugOf } from "./slug";

const FORM = "create-team";

/** Makes a team and goes to it, because it has nobody in it yet. */
export function CreateTeam() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const saver = useSave({
    send: createTeam,
    stale: [teamsQuery().queryKey, ["people"], ["audit"]],
    done: "Team made",
  });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setName("");
    setSlug(null);
    saver.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const made = await saver.save({ name, slug: slug ?? slugOf(name) });
    if (made) router.push(`/admin/teams/${made.id}`);
  };
  return (
    <Dialog
      title="New team"
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          <Plus aria-hidden />
          New team
        </Button>
      }
      footer={
        <Button type="submit" form={FORM} variant="primary" className="h-11 desk:h-8" pending={saver.saving}>
          Make team
        </Button>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-4 pb-2"
        noValidate
      >
        <Field label="Name" error={saver.flawAt("/name")}>
          {(wiring) => (
            <Input
              {...wiring}
              value={name}
              maxLength={100}
              placeholder="Data protection"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field
          label="Short name"
          help="Requests and policies name it team:… with this. It stays, also when the name changes."
          error={saver.flawAt("/slug")}
        >
          {(wiring) => (
            <Input
              {...wiring}
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
              value={slug ?? slugOf(name)}
              maxLength={60}
              onChange={({ target }) => setSlug(target.value)}
            />
          )}
        </Field>
        <Problem problem={saver.problem} shown={["/name", "/slug"]} />
      </form>
    </Dialog>
  );
}
