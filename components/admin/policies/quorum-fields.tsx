"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Switch } from "../../ui/switch";
import type { Approvals, GroupDraft, QuorumDraft } from "./draft";
import { fieldOf, useEditing } from "./editing";
import { TargetsField } from "./targets-field";

interface QuorumFieldsProps {
  at: string;
  quorum: QuorumDraft;
  onChange: (quorum: QuorumDraft) => void;
  /** Groups hold for the whole chain, not for a level. */
  withGroups?: boolean;
}

const WAYS = [
  { value: "any", label: "Anyone who is asked" },
  { value: "all", label: "Everybody who is asked" },
  { value: "some", label: "A number of them" },
];

/** How many have to agree, and whether one denial ends it. */
export function QuorumFields({ at, quorum, onChange, withGroups }: QuorumFieldsProps) {
  const { flawAt } = useEditing();
  const { approvals, veto, groups } = quorum;
  const way = groups ? "groups" : approvals === "all" ? "all" : approvals === 1 ? "any" : "some";
  const choose = (next: string) => {
    const many: Approvals = next === "all" ? "all" : next === "some" ? 2 : 1;
    onChange({ approvals: many, veto, ...(next === "groups" && { groups: [newGroup()] }) });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        <Field label="Who has to agree">
          {(wiring) => (
            <Select
              {...wiring}
              className="min-w-52"
              value={way}
              onValueChange={choose}
              options={withGroups ? [...WAYS, { value: "groups", label: "Some of several groups" }] : WAYS}
            />
          )}
        </Field>
        {way === "some" && (
          <Count
            label="How many"
            at={`${at}/approvals`}
            value={approvals}
            onChange={(many) => onChange({ ...quorum, approvals: many })}
          />
        )}
      </div>
      {groups && (
        <Groups
          at={`${at}/groups`}
          groups={groups}
          onChange={(next) => onChange({ ...quorum, groups: next })}
        />
      )}
      <Switch
        label="One denial ends it"
        checked={veto}
        onCheckedChange={(ends) => onChange({ ...quorum, veto: ends })}
      />
      {flawAt(at) && !groups && way !== "some" && <p className="text-sm text-bad">{flawAt(at)}</p>}
    </div>
  );
}

const newGroup = (): GroupDraft => ({ name: "", of: [], approvals: 1 });

interface CountProps {
  label: string;
  at: string;
  value: Approvals;
  onChange: (value: number) => void;
}

function Count({ label, at, value, onChange }: CountProps) {
  const { flawAt } = useEditing();
  return (
    <Field label={label} id={fieldOf(at)} error={flawAt(at)}>
      {(wiring) => (
        <Input
          {...wiring}
          type="number"
          inputMode="numeric"
          className="w-24!"
          min={1}
          max={50}
          value={value}
          onChange={({ target }) => onChange(Number(target.value))}
        />
      )}
    </Field>
  );
}

interface GroupsProps {
  at: string;
  groups: GroupDraft[];
  onChange: (groups: GroupDraft[]) => void;
}

/** "One of Legal and two of Data". */
function Groups({ at, groups, onChange }: GroupsProps) {
  const { flawAt } = useEditing();
  const set = (index: number, change: Partial<GroupDraft>) =>
    onChange(groups.map((group, place) => (place === index ? { ...group, ...change } : group)));
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3">
        {groups.map((group, index) => (
          <li key={index} className="flex flex-col gap-3 rounded-md border border-line px-3 py-2">
            <div className="flex flex-wrap items-end gap-3">
              <Field label="Group" id={fieldOf(`${at}/${index}/name`)} error={flawAt(`${at}/${index}/name`)}>
                {(wiring) => (
                  <Input
                    {...wiring}
                    placeholder="Legal"
                    value={group.name}
                    onChange={({ target }) => set(index, { name: target.value })}
                  />
                )}
              </Field>
              <Count
                label="Approvals"
                at={`${at}/${index}/approvals`}
                value={group.approvals === "all" ? group.of.length : group.approvals}
                onChange={(approvals) => set(index, { approvals })}
              />
              <Button
                variant="ghost"
                size="icon"
                className="max-desk:size-11"
                aria-label={`Remove group ${group.name || index + 1}`}
                disabled={groups.length === 1}
                onClick={() => onChange(groups.filter((_, place) => place !== index))}
              >
                <Trash2 aria-hidden />
              </Button>
            </div>
            <TargetsField
              id={fieldOf(`${at}/${index}/of`)}
              label="Of whom"
              chosen={group.of}
              onChange={(of) => set(index, { of })}
              error={flawAt(`${at}/${index}/of`)}
            />
          </li>
        ))}
      </ol>
      <Button className="self-start max-desk:h-11" onClick={() => onChange([...groups, newGroup()])}>
        <Plus aria-hidden />
        Add group
      </Button>
    </div>
  );
}
