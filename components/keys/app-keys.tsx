"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { EVERYTHING, type InboxView, searchOf } from "../queries/inbox-filter";
import { UndoToast } from "../intent/undo-toast";
import { Palette } from "../palette/palette";
import { HelpSheet } from "./help-sheet";
import { Notices } from "./notice";
import { useActions } from "./registry";
import { useKeyboard } from "./use-keyboard";

/** What keys do on every page of a signed-in person, and where they tell about it. Mount it once. */
export function AppKeys() {
  const router = useRouter();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const goTo = (view: InboxView) => ({
    run: () => router.push(`/inbox${searchOf({ ...EVERYTHING, view })}`),
  });
  useKeyboard();
  useActions({
    help: { run: () => setHelp(true) },
    palette: { run: () => setPalette(true) },
    goMine: goTo("mine"),
    goSnoozed: goTo("snoozed"),
    goOpen: goTo("open"),
    goAgent: goTo("agent"),
    goDone: goTo("done"),
  });
  useActions({ back: { when: isInField, run: leaveField } }, "field");
  return (
    <>
      <Palette open={palette} onOpenChange={setPalette} />
      <HelpSheet open={help} onOpenChange={setHelp} />
      <Notices />
      <UndoToast />
    </>
  );
}

const isInField = (): boolean => document.activeElement?.matches("input, textarea, select") ?? false;

/** Keys mean something again once nothing is typed into; what was typed stays. */
function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement) field.blur();
}
