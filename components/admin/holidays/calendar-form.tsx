"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CalendarWire } from "@/core/wire/holidays";
import {
  calendarQuery,
  type CalendarSent,
  createCalendar,
  holidaysQuery,
  replaceCalendar,
} from "../../queries/holidays";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Textarea } from "../../ui/textarea";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { daysInShort, daysOfText, flawsOfDays, slugFrom, textOfDays } from "./days-text";
import { type ChosenFile, FileChoice } from "./file-choice";

/** A calendar's name and its days: one on a line, or from a file. */
export function CalendarForm({ calendar }: { calendar: CalendarWire | null }) {
  const router = useRouter();
  const before = {
    name: calendar?.name ?? "",
    slug: null,
    text: textOfDays(calendar?.days ?? []),
    file: null,
  };
  const [draft, setDraft] = useState<Draft>(before);
  const { name, slug, text, file } = draft;
  const address = slug ?? slugFrom(name);
  const days = daysOfText(text);
  const saver = useSave({
    send: (body: CalendarSent) =>
      calendar ? replaceCalendar(calendar.slug, body) : createCalendar({ ...body, slug: address }),
    stale: [holidaysQuery().queryKey, ...(calendar ? [calendarQuery(calendar.slug).queryKey] : [])],
    done: "Calendar saved",
  });
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const discard = () => {
    setDraft(before);
    saver.reset();
  };
  const save = async () => {
    const listed = { days: days.map(({ date, name }) => ({ date, name })) };
    const saved = await saver.save({ name, ...(file ? { ics: file.text } : listed) });
    if (!saved) return;
    if (!calendar) router.push(`/admin/holidays/${saved.slug}`);
    else setDraft({ ...before, name: saved.name, text: textOfDays(saved.days) });
  };
  const dayFlaws = file ? [] : flawsOfDays(saver.problem?.errors ?? [], days);
  const shown = saver.problem?.errors.map(({ pointer }) => pointer).filter(hasField);
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Problem problem={saver.problem} shown={shown ?? []} />
      <Field label="Name" error={saver.flawAt("/name")}>
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            placeholder="Berlin"
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      {!calendar && (
        <Field label="Address" help="What policies call it; it stays." error={saver.flawAt("/slug")}>
          {(wiring) => (
            <Input {...wiring} value={address} onChange={({ target }) => change({ slug: target.value })} />
          )}
        </Field>
      )}
      <FileChoice file={file} error={saver.flawAt("/ics")} onChoose={(chosen) => change({ file: chosen })} />
      {!file && (
        <Field
          label="Days"
          help="One on a line: the date, then what it is called."
          error={dayFlaws.length > 0 && dayFlaws.join(" ")}
          aside={<span className="text-sm text-ink-muted">{daysInShort(days)}</span>}
        >
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={10}
              className="font-mono"
              spellCheck={false}
              value={text}
              placeholder={"2026-12-25 Christmas Day\n2026-12-26 Second day of Christmas"}
              onChange={({ target }) => change({ text: target.value })}
            />
          )}
        </Field>
      )}
      <SaveBar
        dirty={name !== before.name || text !== before.text || slug !== null || file !== null}
        saving={saver.saving}
        save="Save calendar"
        onSave={() => void save()}
        onDiscard={discard}
      />
    </form>
  );
}

interface Draft {
  name: string;
  /** Null as long as it follows the name. */
  slug: string | null;
  text: string;
  file: ChosenFile | null;
}

const hasField = (pointer: string): boolean => /^\/(name|slug|ics|days)(\/|$)/.test(pointer);
