"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { PolicyWire } from "@/core/wire/policies";
import { useHydrated } from "../../intent/use-hydrated";
import { peopleQuery, type Pickable } from "../../queries/people";
import { policiesQuery, policyQuery, removePolicy } from "../../queries/policies";
import { Button } from "../../ui/button";
import { Tabs } from "../../ui/tabs";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { keepDraft } from "./kept-draft";
import { PolicyEditor } from "./policy-editor";
import { PolicySkeleton } from "./policy-skeleton";
import { Simulator } from "./simulator";
import { UsedBy } from "./used-by";
import { usePolicyDraft } from "./use-policy-draft";
import { Versions } from "./versions";

const BACK = { href: "/admin/policies", name: "Policies" };

/** One policy: its chain, its trial on real requests, and its versions. */
export function PolicyPage({ slug }: { slug: string }) {
  const policy = useQuery(policyQuery(slug));
  const people = useQuery(peopleQuery());
  const title = policy.data?.name ?? slug;
  if (!policy.data || !people.data)
    return (
      <AdminPage title={title} back={BACK} wide>
        <Loaded query={policy} name="This policy" skeleton={<PolicySkeleton />}>
          {() => (
            <Loaded query={people} name="The people" skeleton={<PolicySkeleton />}>
              {() => null}
            </Loaded>
          )}
        </Loaded>
      </AdminPage>
    );
  return <Opened key={slug} saved={policy.data} people={people.data} />;
}

/** A policy that is not there yet. */
export function NewPolicyPage() {
  const people = useQuery(peopleQuery());
  const hydrated = useHydrated();
  return (
    <AdminPage
      title="New policy"
      description="Who is asked, who is asked next, and what happens if nobody answers."
      back={BACK}
      wide
    >
      <Loaded query={people} name="The people" skeleton={<PolicySkeleton />}>
        {(found) => (hydrated ? <NewPolicy people={found} /> : <PolicySkeleton />)}
      </Loaded>
    </AdminPage>
  );
}

function NewPolicy({ people }: { people: Pickable[] }) {
  return <PolicyEditor saved={null} state={usePolicyDraft(null)} people={people} />;
}

function Opened({ saved, people }: { saved: PolicyWire; people: Pickable[] }) {
  const state = usePolicyDraft(saved);
  const mayEdit = useMayEdit();
  const tabs = [
    {
      value: "chain",
      label: "Chain",
      content: <PolicyEditor saved={saved} state={state} people={people} />,
    },
    {
      value: "try",
      label: "Try on past requests",
      content: <Simulator draft={state.draft} isDirty={state.dirty} />,
    },
    { value: "versions", label: "Versions", content: <Versions policy={saved} people={people} /> },
  ];
  return (
    <AdminPage
      title={saved.name}
      description={<UsedBy policy={saved} />}
      back={BACK}
      wide
      action={mayEdit && <Remove policy={saved} />}
    >
      <Tabs label="This policy" tabs={tabs} />
    </AdminPage>
  );
}

function Remove({ policy }: { policy: PolicyWire }) {
  const router = useRouter();
  const client = useQueryClient();
  const { intent_types, rules } = policy.used_by;
  const users = [...intent_types, ...rules.map((name) => `the rule “${name}”`)];
  const confirm = async () => {
    await removePolicy(policy.slug);
    keepDraft(policy.slug, null);
    toast.success("Policy removed");
    await client.invalidateQueries({ queryKey: policiesQuery().queryKey });
    router.push(BACK.href);
  };
  return (
    <ConfirmRemoval
      trigger={
        <Button className="max-desk:h-11">
          <Trash2 aria-hidden />
          Remove
        </Button>
      }
      title={`Remove the policy ${policy.name}?`}
      act="Remove policy"
      onConfirm={confirm}
    >
      <p>{openWords(policy.open_intents)}</p>
      {users.length > 0 && (
        <p>
          It cannot be removed while it is named by {users.join(", ")}. Let{" "}
          {users.length === 1 ? "it" : "them"} name another policy first.
        </p>
      )}
      <p>Its versions are kept, and any of them can be restored.</p>
    </ConfirmRemoval>
  );
}

const openWords = (open: number): string =>
  open === 0
    ? "No open request began under it. Requests that name it will be refused."
    : `${open === 1 ? "One open request" : `${open} open requests`} began under it and will go on as it says now. New requests that name it will be refused.`;
