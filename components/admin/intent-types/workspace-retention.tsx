"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { parseDuration } from "@/core/duration";
import type { RetentionShown } from "@/core/wire/sensitive";
import { retentionQuery, setRetention } from "../../queries/sensitive";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { useMayEdit } from "../may-edit";
import { useSave } from "../use-save";
import { RetentionChoice } from "./retention-fields";

/** How long values are kept of types that say nothing themselves. */
export function WorkspaceRetention() {
  const { data } = useQuery(retentionQuery());
  return data ? <Editor saved={data.default} /> : null;
}

function Editor({ saved }: { saved: RetentionShown | null }) {
  const mayEdit = useMayEdit();
  const [draft, setDraft] = useState<RetentionShown | null>(saved);
  const saver = useSave({ send: setRetention, stale: [retentionQuery().queryKey], done: "Retention saved" });
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  return (
    <Card title="Retention of all other types">
      <RetentionChoice
        value={draft}
        onChange={(next) => setDraft(next === "keep" ? null : next)}
        none={[{ value: "default", label: "Nothing: keep everything" }]}
        disabled={!mayEdit}
        error={saver.flawAt("/default/after")}
      />
      {mayEdit && dirty && (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            variant="primary"
            className="h-11 desk:h-8"
            pending={saver.saving}
            disabled={draft !== null && parseDuration(draft.after) === null}
            onClick={() => void saver.save({ default: draft })}
          >
            Save retention
          </Button>
          <Button className="h-11 desk:h-8" onClick={() => setDraft(saved)}>
            Discard
          </Button>
        </div>
      )}
    </Card>
  );
}
