"use client";

import { useQuery } from "@tanstack/react-query";
import { Split } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { RulesWire } from "@/core/wire/rules";
import { orderRules, replaceRule, rulesQuery } from "../../queries/rules";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { Problem } from "../problem";
import { useSave } from "../use-save";
import { moved } from "./moved";
import { RuleRow } from "./rule-row";

/** The rules in the order in which they are asked. */
export function RulesPage() {
  const mayEdit = useMayEdit();
  const query = useQuery(rulesQuery());
  return (
    <AdminPage
      title="Rules"
      description="Asked from the top for every request, before anybody is told: the first that holds gives it its policy, priority or risk, or decides it."
      action={mayEdit && <AddRule />}
    >
      <Loaded query={query} name="The rules">
        {(rules) => (rules.items.length === 0 ? <Empty /> : <RuleList rules={rules} />)}
      </Loaded>
    </AdminPage>
  );
}

function RuleList({ rules }: { rules: RulesWire }) {
  const { items, version } = rules;
  const mayEdit = useMayEdit();
  const [dragged, setDragged] = useState<number | null>(null);
  const order = useSave({ send: orderRules, stale: [rulesQuery().queryKey], done: "Order saved" });
  const toggle = useSave({
    send: ({ id, ...rule }: RulesWire["items"][number]) =>
      replaceRule(id, { ...rule, enabled: !rule.enabled, version }),
    stale: [rulesQuery().queryKey],
    done: "Rule saved",
  });
  const move = (from: number, to: number) => {
    const ids = moved(items, from, to).map(({ id }) => id);
    if (from !== to) void order.save({ ids, version });
  };
  return (
    <div className="flex flex-col gap-3">
      <Problem problem={order.problem ?? toggle.problem} />
      <ol aria-label="Rules" className="divide-y divide-line rounded-md border border-line bg-surface">
        {items.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            index={index}
            last={index === items.length - 1}
            mayEdit={mayEdit}
            busy={order.saving || toggle.saving}
            onMove={(to) => move(index, to)}
            onToggle={() => void toggle.save(rule)}
            onDragStart={() => setDragged(index)}
            onDrop={() => {
              if (dragged !== null) move(dragged, index);
              setDragged(null);
            }}
          />
        ))}
      </ol>
      <p className="text-sm text-ink-muted">
        Where no rule holds, a request goes as it was asked, unless a{" "}
        <Link href="/admin/grants" className="underline">
          grant
        </Link>{" "}
        allows it.
      </p>
    </div>
  );
}

const AddRule = () => (
  <Button asChild variant="primary" className="h-11 desk:h-8">
    <Link href="/admin/rules/new">Add rule…</Link>
  </Button>
);

function Empty() {
  const mayEdit = useMayEdit();
  return (
    <EmptyState icon={<Split />} title="No rules yet" action={mayEdit && <AddRule />}>
      A rule spares people what needs no judgement: approve refunds up to 100 € at once, or send large exports
      to the careful policy. Before you save one, see what it would have done with the latest requests.
    </EmptyState>
  );
}
