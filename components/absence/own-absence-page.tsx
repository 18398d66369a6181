"use client";

import { Plane } from "lucide-react";
import type { Member } from "@/core/access";
import { AdminPage } from "../admin/page";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { AbsenceDialog } from "./absence-dialog";
import { CalendarSection } from "./calendar-section";
import { AbsenceList } from "./absence-list";

/** When the reader is away, and who stands in. */
export function OwnAbsencePage({ member }: { member: Member }) {
  const isAsked = member.role !== "auditor";
  const away = (
    <AbsenceDialog
      whose="mine"
      own={member.email}
      trigger={
        <Button variant="primary" className="h-11 desk:h-8">
          Be away…
        </Button>
      }
    />
  );
  return (
    <AdminPage
      title="Absence and calendar"
      description="While you are away your delegate is asked, and answers in your name."
      action={isAsked && away}
    >
      <Section title="Your absences">
        <AbsenceList
          filter={{ user: "me", when: "current" }}
          label="Your absences"
          mayEdit={isAsked}
          empty={
            <EmptyState icon={<Plane />} title={isAsked ? "You are here" : "Auditors are not asked"}>
              {isAsked
                ? "Before you go away, say who answers meanwhile: nothing then waits for you, and both names are in the record."
                : "So nobody needs to stand in for you."}
            </EmptyState>
          }
        />
      </Section>
      <CalendarSection />
    </AdminPage>
  );
}
