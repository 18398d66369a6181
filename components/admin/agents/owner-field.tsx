"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { nameOf, PeoplePicker } from "../../intent/people-picker";
import { peopleQuery } from "../../queries/people";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";

interface OwnerFieldProps {
  /** An e-mail address; "" for nobody. */
  owner: string;
  onChange: (owner: string) => void;
  error: string | undefined;
  readOnly: boolean;
}

/** Who answers for an agent: named, and chosen anew only where somebody wants to. */
export function OwnerField({ owner, onChange, error, readOnly }: OwnerFieldProps) {
  const [choosing, setChoosing] = useState(false);
  const people = (useQuery(peopleQuery()).data ?? []).filter(({ type }) => type === "user");
  const choose = (ref: string) => {
    onChange(ref);
    setChoosing(false);
  };
  return (
    <Field
      label="Owner"
      required={false}
      help="Answers for the agent, and does not decide its questions unless a policy says so."
      error={error}
    >
      {({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) =>
        choosing ? (
          <PeoplePicker
            {...{ id, describedBy, invalid, people }}
            label="Owner"
            single
            chosen={owner ? [owner] : []}
            onChange={([ref = ""]) => choose(ref)}
          />
        ) : (
          <div className="flex gap-2">
            <Input
              id={id}
              readOnly
              aria-describedby={describedBy}
              aria-invalid={invalid}
              value={owner ? nameOf(people, owner) : "Nobody"}
            />
            {!readOnly && (
              <Button className="h-11 desk:h-8" onClick={() => setChoosing(true)}>
                {owner ? "Change" : "Choose"}
                <span className="sr-only"> the owner</span>
              </Button>
            )}
          </div>
        )
      }
    </Field>
  );
}
