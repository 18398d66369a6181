"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useId, useState } from "react";
import { toast } from "sonner";
import { isJsonObject, type JsonObject, pointerKeys, pointerOf, valueAt } from "@/core/json";
import { parseMark } from "@/core/sensitive/marks";
import { latestOfTypeQuery } from "../../queries/intent-types";
import { wordsOf } from "../../queries/problem";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Checkbox } from "../../ui/checkbox";
import { Field, FieldError } from "../../ui/field";
import { Input } from "../../ui/input";
import { JsonField } from "../json-field";
import { placesIn } from "./draft";
import { type Editing, errorUnder } from "./editing";

const SHOWN = 100;
const BRIEF = 60;

/** A payload to try the question with, and what of it a reviewer may change. */
export function PayloadFields({ onBroken, ...editing }: Editing & { onBroken: (broken: boolean) => void }) {
  const { draft, change, mayEdit } = editing;
  const sample = draft.sample_payload;
  return (
    <Card title="The payload">
      <div className="flex flex-col gap-4">
        <JsonField
          label="Sample payload"
          help="Only for looking at the question beside this, and for choosing what may be edited and what is sensitive."
          aside={mayEdit && <TakeLatest {...editing} />}
          value={sample}
          rows={5}
          disabled={!mayEdit}
          onChange={(sample_payload) => change({ sample_payload })}
          onBroken={onBroken}
        />
        <Editable {...editing} />
        <Sensitive {...editing} />
      </div>
    </Card>
  );
}

function TakeLatest({ draft, change }: Editing) {
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const take = async () => {
    setPending(true);
    try {
      const latest = await client.fetchQuery(latestOfTypeQuery(draft.name));
      if (latest && isJsonObject(latest.payload)) change({ sample_payload: latest.payload });
      else toast.info("No agent has asked under this name yet.");
    } catch (error) {
      toast.error(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Button
      variant="ghost"
      size="sm"
      className="max-desk:h-11"
      pending={pending}
      disabled={draft.name === ""}
      onClick={() => void take()}
    >
      Take the latest request’s
    </Button>
  );
}

/** Places of the payload, and others by their pointers. */
function Editable({ draft, change, ...editing }: Editing) {
  const { editable = [], sample_payload: sample } = draft;
  return (
    <Places
      {...editing}
      legend="What a reviewer may change"
      name="editable"
      sample={sample}
      places={sample ? placesIn(sample) : []}
      chosen={editable}
      onChoose={(editable) => change({ editable })}
    />
  );
}

function Sensitive({ draft, change, ...editing }: Editing) {
  const { sensitive = [], sample_payload: sample, form_schema: form } = draft;
  const fields = Object.keys(isJsonObject(form?.properties) ? form.properties : {});
  return (
    <Places
      {...editing}
      legend="What is sensitive"
      help="Masked in mails, chat, lists and logs, and shown on a click to those who may answer; each look is recorded. Titles and descriptions are not masked."
      name="sensitive"
      sample={sample}
      places={[...(sample ? placesIn(sample) : []), ...fields.map((name) => `data:${pointerOf([name])}`)]}
      chosen={sensitive}
      onChoose={(sensitive) => change({ sensitive })}
    />
  );
}

interface PlacesProps extends Pick<Editing, "flaws" | "mayEdit"> {
  legend: string;
  help?: string;
  name: "editable" | "sensitive";
  sample: JsonObject | undefined;
  places: readonly string[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

function Places({ legend, help, name, sample, places: all, chosen, onChoose, flaws, mayEdit }: PlacesProps) {
  const id = useId();
  const places = all.slice(0, SHOWN);
  const elsewhere = chosen.filter((pointer) => !places.includes(pointer));
  const error = errorUnder(flaws, `/${name}`);
  const set = (pointer: string, on: boolean) =>
    onChoose(on ? [...new Set([...chosen, pointer])] : chosen.filter((each) => each !== pointer));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      {help && <p className="text-sm text-pretty text-ink-muted">{help}</p>}
      {places.length === 0 && (
        <p className="text-sm text-ink-muted">With a sample payload, its places can be chosen here.</p>
      )}
      <div className="flex flex-col">
        {places.map((pointer) => (
          <Checkbox
            key={pointer}
            disabled={!mayEdit}
            checked={chosen.includes(pointer)}
            onCheckedChange={(on) => set(pointer, on === true)}
            label={<code className="font-mono text-sm">{pointer}</code>}
            help={brief(sample ? valueAt(sample, pointer) : undefined)}
          />
        ))}
      </div>
      {elsewhere.length > 0 && (
        <ul aria-label="Other places" className="flex flex-wrap gap-1">
          {elsewhere.map((pointer) => (
            <li
              key={pointer}
              className="flex max-w-full items-center rounded-md border border-line bg-sunken pl-2"
            >
              <code className="truncate font-mono text-sm">{pointer}</code>
              {mayEdit && (
                <Button
                  variant="ghost"
                  size="icon"
                  className="size-7 max-desk:size-11"
                  aria-label={`Remove ${pointer}`}
                  onClick={() => set(pointer, false)}
                >
                  <X aria-hidden />
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <AnotherPlace sensitive={name === "sensitive"} onAdd={(pointer) => set(pointer, true)} />}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > BRIEF ? `${text.slice(0, BRIEF)}…` : text;
}

/** A place that the sample does not have. */
function AnotherPlace({ sensitive, onAdd }: { sensitive: boolean; onAdd: (pointer: string) => void }) {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const add = () => {
    const pointer = text.trim();
    const isPlace = sensitive ? parseMark(pointer) !== null : pointerKeys(pointer) !== null;
    if (pointer === "" || !isPlace) return setWrong(true);
    onAdd(pointer);
    setText("");
    setWrong(false);
  };
  return (
    <Field
      label="Another place"
      required={false}
      error={wrong ? "A place is a JSON pointer, like /customer/name." : undefined}
    >
      {(wiring) => (
        <div className="flex gap-2">
          <Input
            {...wiring}
            autoComplete="off"
            spellCheck={false}
            placeholder="/customer/name"
            className="font-mono"
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              add();
            }}
          />
          <Button className="h-11 desk:h-8" onClick={add}>
            <Plus aria-hidden />
            Add
          </Button>
        </div>
      )}
    </Field>
  );
}
