"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { RulesWire, RuleWire } from "@/core/wire/rules";
import { addRule, removeRule, replaceRule, type RuleSent, rulesQuery } from "../../queries/rules";
import { ProblemError } from "../../queries/problem";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { type RuleDraft, RuleForm } from "./rule-form";
import { Simulator } from "./simulator";
import { Variables } from "./variables";

const BACK = { href: "/admin/rules", name: "Rules" };
const NEW: RuleDraft = { name: "", when: "", then: {}, enabled: true };

/** One rule; `id` is null for the one that is to be made. */
export function RulePage({ id }: { id: string | null }) {
  const query = useQuery({ ...rulesQuery(), refetchOnWindowFocus: false });
  return (
    <Loaded query={query} name="The rule">
      {(rules) => {
        const rule = rules.items.find((each) => each.id === id);
        return id !== null && !rule ? (
          <AdminPage title="Rule" back={BACK}>
            <EmptyState title="This rule is gone">
              Somebody removed it. What it has decided stays decided.
            </EmptyState>
          </AdminPage>
        ) : (
          <RuleEditor key={`${id} ${rules.version}`} rules={rules} rule={rule ?? null} />
        );
      }}
    </Loaded>
  );
}

const SHOWN = ["/name", "/when", "/then", "/then/policy", "/then/decide", "/then/priority", "/then/risk"];

function RuleEditor({ rules, rule }: { rules: RulesWire; rule: RuleWire | null }) {
  const router = useRouter();
  const client = useQueryClient();
  const mayEdit = useMayEdit();
  const { id: _, ...saved } = rule ?? { id: null, ...NEW };
  const [draft, setDraft] = useState<RuleDraft>(saved);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const { version } = rules;
  const { save, saving, problem, flawAt, reset } = useSave({
    send: (body: RuleSent) => (rule ? replaceRule(rule.id, body) : addRule(body)),
    stale: [rulesQuery().queryKey],
    done: "Rule saved",
  });
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  const change = (next: RuleDraft) => {
    setDraft(next);
    if (problem?.code !== "conflict") reset();
    setRefused(null);
  };
  const index = rule ? rules.items.indexOf(rule) : rules.items.length;
  const proposed = rules.items.toSpliced(index, 1, {
    id: rule?.id ?? "new",
    ...draft,
    name: draft.name.trim() || "This rule",
  });
  const flaw = (pointer: string) =>
    flawAt(pointer) ?? refused?.errors.find((each) => each.pointer === `/rules/${index}${pointer}`)?.detail;
  const submit = async () => {
    setRefused(null);
    if (await save({ ...draft, version })) router.push(BACK.href);
  };
  const remove = rule && (
    <ConfirmRemoval
      trigger={<Button className="h-11 desk:h-8">Remove…</Button>}
      title={`Remove the rule “${rule.name}”?`}
      act="Remove rule"
      onConfirm={async () => {
        await removeRule(rule.id, version);
        router.push(BACK.href);
        await client.invalidateQueries({ queryKey: rulesQuery().queryKey });
      }}
    >
      Requests from now on go to the rules below it, or to people. What it has decided stays decided, and open
      requests that it routed stay where they are.
    </ConfirmRemoval>
  );
  return (
    <AdminPage wide title={rule ? rule.name : "New rule"} back={BACK} action={mayEdit && remove}>
      <Problem problem={problem} shown={SHOWN} />
      {problem?.code === "conflict" && (
        <Button
          className="h-11 self-start desk:h-8"
          onClick={() => void client.invalidateQueries({ queryKey: rulesQuery().queryKey })}
        >
          Load the rules again
        </Button>
      )}
      <div className="grid items-start gap-6 desk:grid-cols-2">
        <RuleForm draft={draft} onChange={change} flawAt={flaw} />
        <div className="flex min-w-0 flex-col gap-4">
          <Simulator
            rules={proposed}
            index={index}
            onRefused={(error) => setRefused(error instanceof ProblemError ? error : null)}
          />
          <Variables
            onUse={
              mayEdit
                ? (name) => change({ ...draft, when: [draft.when, name].filter(Boolean).join(" ") })
                : undefined
            }
          />
        </div>
      </div>
      {mayEdit && (
        <SaveBar
          dirty={dirty}
          saving={saving}
          save={rule ? "Save rule" : "Add rule"}
          onSave={() => void submit()}
          onDiscard={() => change(saved)}
        >
          {rule ? "Holds for requests from now on." : "It is asked after the rules that are there."}
        </SaveBar>
      )}
    </AdminPage>
  );
}
