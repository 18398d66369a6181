"use client";

import { useState } from "react";
import type { Role } from "@/core/access";
import type { MemberDetailWire } from "@/core/wire/members";
import { changeMember } from "../../queries/members";
import { Banner } from "../../ui/banner";
import { Section } from "../../ui/card";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { leavingWords } from "./leaving-words";
import { ROLE_OPTIONS, ROLE_WORDS } from "./role-words";

/** What somebody may do here. */
export function RoleSetting({ person }: { person: MemberDetailWire }) {
  const [role, setRole] = useState<Role>(person.role);
  const mayEdit = useMayEdit();
  const saver = useSave({
    send: () => changeMember(person.id, { role }),
    stale: [["members"], ["people"], ["audit"]],
    done: "Role saved",
  });
  const discard = () => {
    setRole(person.role);
    saver.reset();
  };
  const leaves = role === "auditor" && person.role !== "auditor" && person.active;
  return (
    <Section title="Role">
      <div className="flex flex-col gap-3">
        <Field label="May act as" help={ROLE_WORDS[role].does}>
          {(wiring) => (
            <Select
              {...wiring}
              className="desk:max-w-60"
              disabled={!mayEdit}
              value={role}
              onValueChange={(value) =>
                setRole(ROLE_OPTIONS.find((each) => each.value === value)?.value ?? role)
              }
              options={ROLE_OPTIONS}
            />
          )}
        </Field>
        {leaves && (
          <Banner tone="warn" title="Auditors are not asked">
            {leavingWords(person).join(" ")}
          </Banner>
        )}
        <Problem problem={saver.problem} />
        <SaveBar
          dirty={role !== person.role}
          saving={saver.saving}
          save="Change role"
          onSave={() => void saver.save(undefined)}
          onDiscard={discard}
        >
          {person.name} becomes {ROLE_WORDS[role].name.toLowerCase()}.
        </SaveBar>
      </div>
    </Section>
  );
}
