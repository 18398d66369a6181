"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Flaw } from "@/core/errors";
import type { PolicyWire } from "@/core/wire/policies";
import { onceDrawn } from "../../form/announce";
import type { Pickable } from "../../queries/people";
import { changePolicy, createPolicy, POLICIES_KEY } from "../../queries/policies";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { Advanced } from "./advanced";
import { ChainEnd } from "./chain-end";
import { ChangeSummary } from "./change-summary";
import { bodyOf, flawsOf, type PolicyDraft } from "./draft";
import { EditingProvider, focusFieldOf } from "./editing";
import { FlawSummary, SUMMARY_ID } from "./flaw-summary";
import { LevelList } from "./level-list";
import { NameFields } from "./name-fields";
import { PreviewPanel } from "./preview-panel";
import { StaleBanner } from "./stale-banner";
import type { DraftState } from "./use-policy-draft";

interface PolicyEditorProps {
  /** Null of a new one. */
  saved: PolicyWire | null;
  state: DraftState;
  people: readonly Pickable[];
}

/** The levels as cards, and beside them what they would do. */
export function PolicyEditor({ saved, state, people }: PolicyEditorProps) {
  const router = useRouter();
  const client = useQueryClient();
  const mayEdit = useMayEdit();
  const { draft, base, version, dirty, edit, begin } = state;
  const [note, setNote] = useState("");
  /** The draft that was tried to save: its flaws are shown until it is sound. */
  const [tried, setTried] = useState<PolicyDraft | null>(null);
  const { save, saving, problem, reset } = useSave({
    send: (body: object) => (saved ? changePolicy(saved.slug, body) : createPolicy(body)),
    stale: [POLICIES_KEY],
    done: saved ? "Policy saved" : "Policy created",
  });
  const refused = tried === draft ? (problem?.errors ?? []) : [];
  const flaws: readonly Flaw[] = tried ? [...flawsOf(draft), ...refused] : [];

  const send = async (over?: number) => {
    setTried(draft);
    const own = flawsOf(draft);
    if (own.length > 0) return onceDrawn(() => toFlaws(own));
    const why = note.trim() && saved ? { note: note.trim() } : {};
    const sent = await save({ ...bodyOf(draft), ...(saved && { version: over ?? version }), ...why });
    if (!sent) return onceDrawn(() => document.getElementById(SUMMARY_ID)?.focus());
    setTried(null);
    setNote("");
    begin(sent);
    if (!saved) router.replace(`/admin/policies/${sent.slug}`);
  };
  const discard = () => {
    begin(saved);
    setTried(null);
    reset();
  };
  const takeTheirs = () => {
    discard();
    void client.invalidateQueries({ queryKey: POLICIES_KEY });
  };
  const isStale = problem?.code === "conflict" && typeof problem.extra.version === "number";
  return (
    <EditingProvider value={{ draft, edit, flaws, people }}>
      <div className="@container">
        <div className="grid items-start gap-6 @4xl:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-6">
            {state.isFound && dirty && (
              <Banner title="This is as you left it" action={<Button onClick={discard}>Discard</Button>}>
                These changes were not saved yet.
              </Banner>
            )}
            <FlawSummary />
            {isStale ? (
              <StaleBanner
                problem={problem}
                onTheirs={takeTheirs}
                onMine={() => void send(Number(problem.extra.version))}
              />
            ) : (
              flaws.length === 0 && <Problem problem={problem} />
            )}
            <fieldset disabled={!mayEdit} className="contents">
              <NameFields isNew={!saved} />
              <section aria-labelledby="levels-title" className="flex flex-col gap-3">
                <h2 id="levels-title" className="font-medium">
                  The chain
                </h2>
                <LevelList />
              </section>
              <Card title="How it ends">
                <ChainEnd />
              </Card>
              <Card title="More">
                <Advanced />
              </Card>
            </fieldset>
          </div>
          <div className="min-w-0 @4xl:sticky @4xl:top-6">
            <PreviewPanel />
          </div>
        </div>
      </div>
      {mayEdit && (
        <SaveBar
          dirty={dirty}
          saving={saving}
          onSave={() => void send()}
          onDiscard={discard}
          save={saved ? "Save policy" : "Create policy"}
        >
          <ChangeSummary {...{ saved, base, draft, people, note }} onNote={setNote} />
        </SaveBar>
      )}
    </EditingProvider>
  );
}

/** One flaw is gone to; of several there is a list. */
function toFlaws(flaws: readonly Flaw[]): void {
  const [only] = flaws;
  if (only && flaws.length === 1) focusFieldOf(only.pointer);
  else document.getElementById(SUMMARY_ID)?.focus();
}
