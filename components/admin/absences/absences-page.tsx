"use client";

import { Plane } from "lucide-react";
import { useState } from "react";
import { AbsenceDialog } from "../../absence/absence-dialog";
import { AbsenceList } from "../../absence/absence-list";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { RadioGroup } from "../../ui/radio-group";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";

const WHEN = [
  { value: "current", label: "Now and to come" },
  { value: "over", label: "Over" },
] as const;
type When = (typeof WHEN)[number]["value"];

/** Everybody's absences. */
export function AbsencesPage() {
  const mayEdit = useMayEdit();
  const [when, setWhen] = useState<When>("current");
  const add = (
    <AbsenceDialog
      whose="anybody"
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          Add absence…
        </Button>
      }
    />
  );
  return (
    <AdminPage
      title="Absences"
      description="Who is away, and who is asked instead. People set their own; you can set anybody’s."
      action={mayEdit && add}
    >
      <RadioGroup
        aria-label="Show"
        className="flex-row! gap-4!"
        options={[...WHEN]}
        value={when}
        onValueChange={(value) => setWhen(value as When)}
      />
      <AbsenceList
        key={when}
        filter={{ when }}
        label="Absences"
        mayEdit={mayEdit}
        empty={
          <EmptyState
            icon={<Plane />}
            title={when === "over" ? "No absence is over yet" : "Everybody is here"}
          >
            {when === "over"
              ? "Those that are stay in this list."
              : "Somebody who is away is not asked: their delegate is, or the next level where there is none."}
          </EmptyState>
        }
      />
    </AdminPage>
  );
}
