"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { IntentTypeWire } from "@/core/wire/intent-types";
import { onceDrawn } from "../../form/announce";
import {
  aboutIntentTypes,
  createIntentType,
  type IntentTypeInput,
  intentTypeQuery,
  replaceIntentType,
} from "../../queries/intent-types";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { useMayEdit } from "../may-edit";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { AnswerFields } from "./answer-fields";
import { AskingFields } from "./asking-fields";
import { draftOf, filled, flawsOfDraft, isSame, NEW_TYPE, type TypeDraft } from "./draft";
import { PayloadFields } from "./payload-fields";
import { Preview } from "./preview";
import { QuestionFields } from "./question-fields";
import { RetentionFields } from "./retention-fields";
import { usedWords } from "./usage-words";

interface IntentTypeEditorProps {
  /** As it is saved; null where it is new. */
  type: IntentTypeWire | null;
  /** What a new one begins with. */
  begin?: TypeDraft;
}

/** Everything that a type supplies, with the request beside it as a reviewer will see it. */
export function IntentTypeEditor({ type, begin = NEW_TYPE }: IntentTypeEditorProps) {
  const router = useRouter();
  const client = useQueryClient();
  const mayEdit = useMayEdit();
  const [saved, setSaved] = useState(type);
  const [draft, setDraft] = useState(type ? draftOf(type) : begin);
  const [tried, setTried] = useState(false);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const saver = useSave({
    send: (body: IntentTypeInput) => (saved ? replaceIntentType(saved.id, body) : createIntentType(body)),
    stale: aboutIntentTypes,
    done: "Intent type saved",
  });
  const base = saved ? draftOf(saved) : NEW_TYPE;
  const dirty = !isSame(draft, base) || broken.size > 0;
  const flaws = [...(tried ? flawsOfDraft(draft) : []), ...(saver.problem?.errors ?? [])];
  const conflict = saver.flawAt("/version");
  const editing = {
    draft,
    change: (part: Partial<TypeDraft>) => setDraft((before) => ({ ...before, ...part })),
    flaws,
    mayEdit,
  };
  const tell = (name: string) => (isBroken: boolean) =>
    setBroken(
      (before) => new Set([...[...before].filter((each) => each !== name), ...(isBroken ? [name] : [])]),
    );
  const load = (next: IntentTypeWire) => {
    setSaved(next);
    setDraft(draftOf(next));
    setTried(false);
    saver.reset();
  };
  const save = async (version = saved?.version) => {
    setTried(true);
    if (broken.size > 0 || flawsOfDraft(draft).length > 0) return showFirstFlaw();
    const done = await saver.save({ ...filled(draft), ...(version !== undefined && { version }) });
    if (!done) return showFirstFlaw();
    load(done);
    if (!saved) router.replace(`/admin/intent-types/${done.id}`);
  };
  const loadTheirs = async () => {
    if (saved) load(await client.fetchQuery({ ...intentTypeQuery(saved.id), staleTime: 0 }));
  };
  return (
    <>
      <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="flex min-w-0 flex-col gap-4">
          <QuestionFields {...editing} />
          <AnswerFields {...editing} saved={saved && base} onBroken={tell("form")} />
          <AskingFields {...editing} />
          <PayloadFields {...editing} onBroken={tell("sample")} />
          <RetentionFields {...editing} />
        </div>
        <div
          className="min-w-0 wide:sticky wide:top-4 wide:max-h-[calc(100dvh-6rem)] wide:overflow-y-auto"
          tabIndex={-1}
        >
          <Preview draft={draft} />
        </div>
      </div>
      {conflict ? (
        <Banner
          tone="warn"
          title="Somebody else saved it meanwhile"
          action={
            <>
              <Button onClick={() => void loadTheirs()}>Load theirs</Button>
              <Button onClick={() => void save(Number(saver.problem?.extra.version))}>
                Save mine over it
              </Button>
            </>
          }
        >
          {conflict}
        </Banner>
      ) : (
        <Problem problem={saver.problem} shown={flaws.filter(hasField).map(({ pointer }) => pointer)} />
      )}
      {mayEdit && (
        <SaveBar
          dirty={dirty}
          saving={saver.saving}
          save={saved ? "Save changes" : "Register intent type"}
          onSave={() => void save()}
          onDiscard={() => {
            setDraft(base);
            setTried(false);
            setBroken(new Set());
            saver.reset();
          }}
        >
          {saved
            ? `Requests from now on get this; open ones keep what they were asked with. ${usedWords(saved.used)}`
            : "Agents need only name it from then on."}
        </SaveBar>
      )}
    </>
  );
}

const FIELDS =
  /^\/(name|task_type|title|description|risk|priority|policy|assignees|timeout|on_timeout|editable|sensitive|retention|allowed_outcomes|form_schema|remind_\w+|max_reminders|escalate)(\/|$)/;
const hasField = ({ pointer }: { pointer: string }): boolean => FIELDS.test(pointer);

/** Brings the reader to what has to be mended. */
const showFirstFlaw = (): void =>
  onceDrawn(() => {
    const field = document.querySelector<HTMLElement>("main [aria-invalid=true]");
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  });
