"use client";

import { Switch } from "../../ui/switch";
import { DurationField } from "../duration-field";
import { hoursWords } from "./changes";
import { fieldOf, useEditing } from "./editing";
import { Folded } from "./folded";
import { DEFAULT_HOURS, HoursFields } from "./hours-fields";
import { QuorumFields } from "./quorum-fields";
import { inWords, quorumWords } from "./words";

const ANYONE = { approvals: 1, veto: true } as const;

/** What most chains leave as it is, folded, with what it says. */
export function Advanced() {
  return (
    <div className="flex flex-col divide-y divide-line *:py-1">
      <WorkingHours />
      <WhoDecides />
      <Claims />
    </div>
  );
}

function WorkingHours() {
  const { draft, set, flawAt } = useEditing();
  const { hours } = draft;
  return (
    <Folded
      title="Working hours"
      says={hours ? hoursWords(hours) : "delays count day and night"}
      open={flawAt("/hours") !== undefined}
    >
      <Switch
        label="Delays count only within working hours"
        checked={hours !== undefined}
        onCheckedChange={(on) => set({ hours: on ? DEFAULT_HOURS() : undefined })}
      />
      {hours && <HoursFields at="/hours" hours={hours} onChange={(next) => set({ hours: next })} />}
    </Folded>
  );
}

function WhoDecides() {
  const { draft, set, flawAt } = useEditing();
  const quorum = draft.quorum ?? ANYONE;
  return (
    <Folded title="Who decides" says={quorumWords(quorum)} open={flawAt("/quorum") !== undefined}>
      <QuorumFields
        at="/quorum"
        withGroups
        quorum={quorum}
        onChange={(next) => set({ quorum: next } as Partial<typeof draft>)}
      />
      <Switch
        label="Those of earlier levels may still answer"
        checked={draft.keep_earlier_levels ?? true}
        onCheckedChange={(keep) => set({ keep_earlier_levels: keep ? undefined : false })}
      />
      <Switch
        label="Whoever owns the agent that asks may decide"
        checked={draft.requester_may_decide ?? false}
        onCheckedChange={(may) => set({ requester_may_decide: may ? true : undefined })}
      />
    </Folded>
  );
}

function Claims() {
  const { draft, set, flawAt } = useEditing();
  const { claim, undo } = draft;
  const change = (next: NonNullable<typeof claim>) => {
    const kept = Object.fromEntries(
      Object.entries({ ...claim, ...next }).filter(([, value]) => value !== ""),
    );
    set({ claim: Object.keys(kept).length === 0 ? undefined : kept });
  };
  const hold = inWords(claim?.hold) || "30 minutes";
  return (
    <Folded
      title="Claims and second thoughts"
      says={`a claim holds the chain for ${hold}`}
      open={flawAt("/claim") !== undefined || flawAt("/undo") !== undefined}
    >
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <DurationField
          label="A claim holds the chain for"
          id={fieldOf("/claim/hold")}
          value={String(claim?.hold ?? "")}
          onChange={(value) => change({ hold: value })}
          error={flawAt("/claim/hold")}
          empty="30 minutes"
        />
        <DurationField
          label="All claims of a level, at most"
          id={fieldOf("/claim/at_most")}
          value={String(claim?.at_most ?? "")}
          onChange={(value) => change({ at_most: value })}
          error={flawAt("/claim/at_most")}
          empty="2 hours"
        />
        <DurationField
          label="An answer can be taken back for"
          id={fieldOf("/undo")}
          value={String(undo ?? "")}
          onChange={(value) => set({ undo: value })}
          error={flawAt("/undo")}
          choices={["5s", "10s", "30s", "60s"]}
          empty="not at all"
        />
      </div>
    </Folded>
  );
}
