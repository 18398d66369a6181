"use client";

import { usePathname, useRouter } from "next/navigation";
import type { RefObject } from "react";
import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import { fieldIdOf } from "../form/field-id";
import { rowInFocus } from "../inbox/list-keys";
import { notice } from "../keys/notice";
import { type Handler, useActions } from "../keys/registry";
import { type Choice, choicesOf } from "./choices";
import { flawsOfDraft } from "./draft";
import { useDraft } from "./draft-store";

/** What keys do to the request that is open: to it alone, and only while no other row of the list is marked. */
export function useIntentKeys(pane: RefObject<HTMLElement | null>, intent: IntentWire): void {
  const router = useRouter();
  const path = usePathname();
  const { draft } = useDraft(intent.id, intent.revision);
  const isMeant = () => isOpen(intent) && [null, intent.id].includes(rowInFocus());
  const find = (selector: string) => pane.current?.querySelector<HTMLElement>(`${selector}:not(:disabled)`);

  const answer = (shortcut: "a" | "r"): Handler => {
    const choice = choicesOf(intent).find((candidate) => candidate.shortcut === shortcut);
    const button = () => (choice ? find(`[data-shortcut=${shortcut}]`) : null);
    const run = () => {
      const target = button();
      if (!target || !choice) return;
      const [lacking] = flawsOfDraft(intent, draft, choice.outcome);
      if (!lacking) return send(target, choice, intent);
      notice(lacking.detail);
      target.click();
    };
    return { label: choice?.label, when: () => isMeant() && Boolean(button()), run };
  };
  const press = (action: string): Handler => {
    const button = () => find(`[data-action=${action}]`);
    return { when: () => isMeant() && Boolean(button()), run: () => button()?.click() };
  };
  const goTo = (target: () => HTMLElement | null | undefined): Handler => ({
    when: () => isMeant() && Boolean(target()),
    run: () => bringTo(target()),
  });
  useActions(
    {
      approve: answer("a"),
      reject: answer("r"),
      comment: goTo(
        () => document.getElementById(fieldIdOf("/comment")) ?? document.getElementById("comment-composer"),
      ),
      edit: goTo(() => find("[data-edit]") ?? find(`[id^="${fieldIdOf("/data")}"]:is(${CONTROLS})`)),
      claim: { ...press("claim"), label: intent.claimed_by ? "Release" : "Claim" },
      delegate: press("delegate"),
      reassign: press("reassign"),
      snooze: press("snooze"),
      wake: press("wake"),
      back: { run: () => router.push(path.replace(/\/[^/]*$/, "") + window.location.search) },
    },
    "request",
  );
}

const CONTROLS = "input, textarea, select, button";

const RISKY: readonly (string | null)[] = ["high", "critical"];

/** One key sends. Where much is at risk a stray one decides nothing: it brings the focus to the button, and another key, Enter, sends. */
function send(button: HTMLElement, { label }: Choice, { risk }: IntentWire): void {
  if (!RISKY.includes(risk)) return button.click();
  bringTo(button);
  notice(`${label}? This is ${risk} risk: Enter sends it.`);
}

function bringTo(target: HTMLElement | null | undefined): void {
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "nearest" });
}
