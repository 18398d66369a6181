"use client";

import { useState } from "react";
import type { TeamDetailWire } from "@/core/wire/teams";
import { renameTeam } from "../../queries/teams";
import { Section } from "../../ui/card";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";

/** What people call a team. */
export function TeamName({ team }: { team: TeamDetailWire }) {
  const [name, setName] = useState(team.name);
  const mayEdit = useMayEdit();
  const saver = useSave({
    send: () => renameTeam(team.id, name),
    stale: [["teams"], ["people"], ["members"], ["audit"]],
    done: "Team saved",
  });
  return (
    <Section title="Settings">
      <div className="flex flex-col gap-4">
        <Field label="Name" error={saver.flawAt("/name")}>
          {(wiring) => (
            <Input
              {...wiring}
              value={name}
              maxLength={100}
              readOnly={!mayEdit}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Problem problem={saver.problem} shown={["/name"]} />
        <SaveBar
          dirty={name !== team.name}
          saving={saver.saving}
          onSave={() => void saver.save(undefined)}
          onDiscard={() => setName(team.name)}
        />
      </div>
    </Section>
  );
}
