"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Demand } from "@/core/second-step";
import type { DemandsBody, DemandsWire } from "@/core/wire/second-step";
import { useSave } from "../admin/use-save";
import { saveSignInRules, signInRulesQuery } from "../queries/security";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { RadioGroup } from "../ui/radio-group";
import { Switch } from "../ui/switch";

const WHOM: readonly { value: Demand; label: string; help: string }[] = [
  { value: "nobody", label: "Nobody", help: "Everybody may have one." },
  {
    value: "admins",
    label: "Admins",
    help: "They set everything up, so theirs is the sign-in that matters most.",
  },
  { value: "everybody", label: "Everybody", help: "Also reviewers and auditors." },
];

/** What the workspace asks of everybody who signs in. For admins. */
export function SignInRules() {
  const { data } = useQuery(signInRulesQuery());
  return data ? <Form key={`${data.second_step_for} ${data.high_risk_step}`} rules={data} /> : null;
}

function Form({ rules }: { rules: DemandsWire }) {
  const client = useQueryClient();
  const [whom, setWhom] = useState(rules.second_step_for);
  const [highRisk, setHighRisk] = useState(rules.high_risk_step);
  const { save, saving, problem } = useSave({
    send: (body: DemandsBody) => saveSignInRules(body),
    stale: [["security"], ["audit"]],
    done: "Saved for everybody",
  });
  const changed = whom !== rules.second_step_for || highRisk !== rules.high_risk_step;
  const lacking = rules.people
    .filter(({ role }) => whom === "everybody" || (whom === "admins" && role === "admin"))
    .reduce((sum, { lacks }) => sum + lacks, 0);
  const send = async () => {
    const after = await save({ second_step_for: whom, high_risk_step: highRisk });
    if (after) client.setQueryData(signInRulesQuery().queryKey, after);
  };
  return (
    <Section title="For the whole workspace" className="border-t border-line pt-6">
      <div className="flex flex-col gap-4">
        <fieldset>
          <legend className="mb-1">Who needs a second step to sign in</legend>
          <RadioGroup
            options={WHOM}
            value={whom}
            onValueChange={(value) => setWhom(value as Demand)}
            aria-label="Who needs a second step to sign in"
          />
        </fieldset>
        <Switch
          label="Answers of high or critical risk need a second step of everybody"
          checked={highRisk}
          onCheckedChange={setHighRisk}
        />
        {changed && lacking > 0 && (
          <p className="text-pretty text-ink-muted">
            {lacking === 1 ? "One person has none yet and sets" : `${lacking} people have none yet and set`}{" "}
            one up with their next click.
          </p>
        )}
        {problem && <Banner tone="error">{problem.detail}</Banner>}
        <div>
          <Button
            variant="primary"
            className="h-11 desk:h-8"
            disabled={!changed}
            pending={saving}
            onClick={() => void send()}
          >
            Save for everybody
          </Button>
        </div>
      </div>
    </Section>
  );
}
