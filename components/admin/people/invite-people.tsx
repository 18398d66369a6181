"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Role } from "@/core/access";
import { INVITATION_DAYS } from "@/core/invitation";
import { invitationsQuery, invitePeople } from "../../queries/members";
import { teamsQuery } from "../../queries/teams";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/checkbox";
import { Dialog } from "../../ui/dialog";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { Textarea } from "../../ui/textarea";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { addressesIn } from "./addresses";
import { ROLE_OPTIONS, ROLE_WORDS } from "./role-words";

const FORM = "invite-people";

/** Invites one or several people by mail, with a role and teams. */
export function InvitePeople() {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [role, setRole] = useState<Role>("reviewer");
  const [teams, setTeams] = useState<string[]>([]);
  const known = useQuery({ ...teamsQuery(), enabled: open }).data ?? [];
  const saver = useSave({
    send: invitePeople,
    stale: [invitationsQuery().queryKey, ["audit"]],
    done: "Invited",
  });
  const emails = addressesIn(text);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return;
    setText("");
    setTeams([]);
    saver.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await saver.save({ emails, role, teams })) change(false);
  };
  const toggle = (slug: string) => (on: boolean | "indeterminate") =>
    setTeams(on === true ? [...teams, slug] : teams.filter((each) => each !== slug));
  const flaws = (saver.problem?.errors ?? []).filter(({ pointer }) => pointer.startsWith("/emails"));
  return (
    <Dialog
      title="Invite people"
      description={`Each gets a mail with a link that works once, for ${INVITATION_DAYS} days.`}
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          <UserPlus aria-hidden />
          Invite people
        </Button>
      }
      footer={
        <Button
          type="submit"
          form={FORM}
          variant="primary"
          className="h-11 desk:h-8"
          disabled={emails.length === 0}
          pending={saver.saving}
        >
          {emails.length > 1 ? `Invite ${emails.length} people` : "Invite"}
        </Button>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => void submit(event)}
        className="flex flex-col gap-4 pb-2"
        noValidate
      >
        <Field
          label="E-mail addresses"
          help="One or several, on lines of their own or with commas between."
          error={flaws.length > 0 && flaws.map(({ detail }) => detail).join(" ")}
        >
          {(wiring) => (
            <Textarea
              {...wiring}
              autoCapitalize="none"
              spellCheck={false}
              placeholder={"dora@acme.dev\neli@acme.dev"}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <Field label="Role" help={ROLE_WORDS[role].does}>
          {(wiring) => (
            <Select
              {...wiring}
              value={role}
              onValueChange={(value) =>
                setRole(ROLE_OPTIONS.find((each) => each.value === value)?.value ?? role)
              }
              options={ROLE_OPTIONS}
            />
          )}
        </Field>
        {known.length > 0 && (
          <fieldset>
            <legend className="font-medium">
              Teams<span className="ml-1.5 font-normal text-ink-faint"> optional</span>
            </legend>
            <div className="flex flex-wrap gap-x-6">
              {known.map(({ id, slug, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={teams.includes(slug)}
                  onCheckedChange={toggle(slug)}
                />
              ))}
            </div>
          </fieldset>
        )}
        <Problem problem={saver.problem} shown={flaws.map(({ pointer }) => pointer)} />
      </form>
    </Dialog>
  );
}
