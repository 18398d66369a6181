"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { IntentTypeWire } from "@/core/wire/intent-types";
import {
  intentTypeQuery,
  intentTypesQuery,
  latestOfTypeQuery,
  removeIntentType,
} from "../../queries/intent-types";
import { Button } from "../../ui/button";
import { Time } from "../../ui/time";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { draftFrom, NEW_TYPE } from "./draft";
import { IntentTypeEditor } from "./intent-type-editor";
import { usedWords } from "./usage-words";

const BACK = { href: "/admin/intent-types", name: "Intent types" };

/** One registered type. */
export function IntentTypePage({ id }: { id: string }) {
  const query = useQuery(intentTypeQuery(id));
  const mayEdit = useMayEdit();
  return (
    <AdminPage
      wide
      title={query.data?.name ?? "Intent type"}
      description={query.data && <About type={query.data} />}
      back={BACK}
      action={query.data && mayEdit && <Remove type={query.data} />}
    >
      <Loaded query={query} name="The intent type">
        {(type) => <IntentTypeEditor key={type.id} type={type} />}
      </Loaded>
    </AdminPage>
  );
}

function About({ type }: { type: IntentTypeWire }) {
  return (
    <>
      {usedWords(type.used)} Saved{type.updated_by && ` by ${type.updated_by.name}`}{" "}
      <Time at={type.updated_at} focusable />.
    </>
  );
}

function Remove({ type }: { type: IntentTypeWire }) {
  const client = useQueryClient();
  const router = useRouter();
  const remove = async () => {
    await removeIntentType(type.id);
    router.push(BACK.href);
    toast.success("Intent type removed");
    await client.invalidateQueries({ queryKey: intentTypesQuery().queryKey });
  };
  return (
    <ConfirmRemoval
      trigger={<Button className="h-11 desk:h-8">Remove</Button>}
      title="Remove this intent type?"
      act="Remove intent type"
      onConfirm={remove}
    >
      <p>
        Open requests keep what they were asked with. Agents that ask for{" "}
        <code className="font-mono wrap-anywhere">{type.name}</code> have to say everything themselves from
        then on, or are refused.
      </p>
      <p>{usedWords(type.used)}</p>
    </ConfirmRemoval>
  );
}

/** A new type; of a name that agents used already it begins with what they asked. */
export function NewIntentTypePage({ name }: { name: string | null }) {
  const latest = useQuery({ ...latestOfTypeQuery(name ?? ""), enabled: name !== null });
  return (
    <AdminPage
      wide
      title="New intent type"
      description={
        name === null
          ? "What requests of a kind need not say each time: the question, the form, and who is asked."
          : "It begins with what an agent asked last. Agents need only send the name and the payload from then on."
      }
      back={BACK}
    >
      {name === null ? (
        <IntentTypeEditor type={null} />
      ) : (
        <Loaded query={latest} name="The latest request">
          {(intent) => (
            <IntentTypeEditor type={null} begin={intent ? draftFrom(intent) : { ...NEW_TYPE, name }} />
          )}
        </Loaded>
      )}
    </AdminPage>
  );
}
