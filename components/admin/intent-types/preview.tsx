"use client";

import { lazy, Suspense, useDeferredValue, useMemo, useState } from "react";
import type { JsonObject } from "@/core/json";
import { effectOf, standardOutcomes } from "@/core/task-types";
import { initialData, sentData } from "../../form/form-data";
import { flawsOfForm } from "../../form/validator";
import { RiskMark } from "../../inbox/risk-mark";
import { TASK_LOOKS } from "../../inbox/task-glyph";
import { AgentWords } from "../../intent/agent-words";
import { outcomeButton, outcomeLabel } from "../../intent/outcome-words";
import { PayloadValue } from "../../intent/payload-value";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { CopyBlock } from "../../ui/copy-block";
import { Skeleton } from "../../ui/skeleton";
import type { TypeDraft } from "./draft";

const SchemaForm = lazy(() =>
  import("../../form/schema-form").then((file) => ({ default: file.SchemaForm })),
);

/** The request as a reviewer will see it, drawn by what draws requests. */
export function Preview({ draft: latest }: { draft: TypeDraft }) {
  const draft = useDeferredValue(latest);
  const outcomes = draft.allowed_outcomes ?? standardOutcomes(draft.task_type);
  const { icon: Icon, name } = TASK_LOOKS[draft.task_type];
  return (
    <section aria-labelledby="type-preview" className="flex flex-col gap-3">
      <h2 id="type-preview" className="text-sm font-medium text-ink-muted">
        How a request looks
      </h2>
      <div className="flex flex-col gap-2">
        <p dir="auto" className="text-lg font-semibold text-balance wrap-anywhere">
          {draft.title || titleOf(draft.name)}
        </p>
        <div className="flex flex-wrap items-center gap-1.5">
          <Badge>
            <Icon aria-hidden />
            {name}
          </Badge>
          <RiskMark risk={draft.risk ?? null} />
          {(draft.risk === "low" || draft.risk === "medium") && (
            <Badge>{outcomeLabel(draft.risk)} risk</Badge>
          )}
          {draft.priority && draft.priority !== "normal" && (
            <Badge tone={draft.priority === "urgent" ? "bad" : "neutral"}>
              {outcomeLabel(draft.priority)} priority
            </Badge>
          )}
        </div>
      </div>
      <AgentWords intent={{ description: draft.description ?? null, from_agent_name: "An agent" }} />
      {draft.sample_payload && <Payload payload={draft.sample_payload} editable={draft.editable ?? []} />}
      <Card title="The answer">
        <div className="flex flex-col gap-4">
          {draft.form_schema && <FormPreview schema={draft.form_schema} uiSchema={draft.ui_schema ?? null} />}
          <ul aria-label="Buttons" className="flex flex-wrap gap-2">
            {outcomes.filter(Boolean).map((outcome) => (
              <li
                key={outcome}
                className={`inline-flex h-8 items-center rounded-md border px-3 font-medium ${effectOf(draft.task_type, outcomes, outcome) === "affirm" ? "border-accent bg-accent text-on-accent" : "border-line-strong/60"}`}
              >
                {outcomeButton(outcome)}
              </li>
            ))}
          </ul>
        </div>
      </Card>
    </section>
  );
}

const titleOf = (name: string): string => name || "A question without a title yet";

function Payload({ payload, editable }: { payload: JsonObject; editable: readonly string[] }) {
  const [texts, setTexts] = useState<Record<string, string>>({});
  const onEdit = (pointer: string, text: string | null) =>
    setTexts(({ [pointer]: _, ...rest }) => (text === null ? rest : { ...rest, [pointer]: text }));
  return (
    <Card title="Payload">
      <PayloadValue value={payload} pointer="" editing={{ editable, texts, flaws: [], onEdit }} />
    </Card>
  );
}

interface FormPreviewProps {
  schema: JsonObject;
  uiSchema: JsonObject | null;
}

/** The form itself, with what the agent would get and what a reviewer would be told. */
function FormPreview({ schema, uiSchema }: FormPreviewProps) {
  const [data, setData] = useState<JsonObject | null>(null);
  const [checking, setChecking] = useState(false);
  const shape = JSON.stringify(schema);
  const answer = useMemo(() => answerOf(schema, data), [schema, data]);
  const flaws = useMemo(
    () => (checking && answer ? flawsOfForm(schema, answer.sent, "/data") : []),
    [checking, schema, answer],
  );
  if (!answer) return <p className="text-ink-muted">This form cannot be drawn yet.</p>;
  return (
    <>
      <Suspense fallback={<Skeleton className="h-24" />}>
        {/* A form that could not be drawn gets another try once it is another. */}
        <SchemaForm
          key={shape}
          schema={schema}
          uiSchema={uiSchema}
          data={answer.shown}
          onChange={setData}
          flaws={flaws}
        />
      </Suspense>
      <div className="flex flex-wrap items-center gap-2">
        <Button className="max-desk:h-11" onClick={() => setChecking(true)}>
          Check this answer
        </Button>
        {data && (
          <Button
            variant="ghost"
            className="max-desk:h-11"
            onClick={() => {
              setData(null);
              setChecking(false);
            }}
          >
            Start over
          </Button>
        )}
        <p role="status" className="text-sm text-ink-muted">
          {checking &&
            (flaws.length === 0
              ? "This answer would be taken."
              : flaws.length === 1
                ? "One field needs another look."
                : `${flaws.length} fields need another look.`)}
        </p>
      </div>
      <CopyBlock label="What the agent gets" text={JSON.stringify(answer.sent, null, 2)} />
    </>
  );
}

/** What is typed so far and what it would be sent as; null where the schema is too odd to say. */
function answerOf(schema: JsonObject, data: JsonObject | null) {
  try {
    const shown = data ?? initialData(schema);
    return { shown, sent: sentData(schema, shown) };
  } catch {
    return null;
  }
}
