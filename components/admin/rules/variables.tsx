"use client";

import { useQuery } from "@tanstack/react-query";
import { isJsonObject, type Json, type JsonObject } from "@/core/json";
import { newestQuery } from "../../queries/choices";
import { Card } from "../../ui/card";
import { short } from "./short-value";

/** What a condition can name, each with what the newest request has there. */
export function Variables({ onUse }: { onUse?: (name: string) => void }) {
  const { data: newest } = useQuery(newestQuery());
  const rows = newest ? rowsOf(newest as unknown as JsonObject) : EMPTY;
  return (
    <Card title="What a condition can look at">
      <p className="mb-2 text-sm text-pretty text-ink-muted">
        {newest ? `With the values of the newest request, “${newest.title}”.` : "No request has come in yet."}{" "}
        <code className="font-mono">has(payload.x)</code> asks whether a field is there;{" "}
        <code className="font-mono">payload.items.exists(i, i.price &gt; 50)</code> looks through a list.
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="max-w-44 font-mono wrap-anywhere">
              {onUse ? (
                <button
                  type="button"
                  className="min-h-6 rounded-md text-left text-accent-ink underline decoration-dotted underline-offset-2"
                  title="Put it into the condition"
                  onClick={() => onUse(name)}
                >
                  {name}
                </button>
              ) : (
                name
              )}
            </dt>
            <dd className="truncate py-0.5 font-mono text-ink-muted">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const EMPTY: [string, string][] = [
  ["intent_type", "text"],
  ["task_type", "text"],
  ["agent.address", "text"],
  ["agent.name", "text"],
  ["to_agent", "text, or null"],
  ["title", "text"],
  ["priority", "low, normal, high, urgent"],
  ["risk", "low, medium, high, critical, or null"],
  ["payload", "what the agent sent"],
  ["state", "what the agent gets back"],
];

function rowsOf(intent: JsonObject): [string, string][] {
  const fields: [string, Json | undefined][] = [
    ["intent_type", intent.intent_type],
    ["task_type", intent.task_type],
    ["agent.address", intent.from_agent],
    ["agent.name", intent.from_agent_name],
    ["to_agent", intent.to_agent],
    ["title", intent.title],
    ["priority", intent.priority],
    ["risk", intent.risk],
    ...fieldsOf("payload", intent.payload ?? {}),
    ...fieldsOf("state", intent.state ?? null),
  ];
  return fields.map(([name, value]) => [name, short(value ?? null)]);
}

const IDENTIFIER = /^[a-z_]\w*$/i;
const MOST = 20;

/** The fields of an object by the names that CEL reads them by. */
function fieldsOf(name: string, value: Json): [string, Json | undefined][] {
  if (!isJsonObject(value)) return [[name, value]];
  return Object.entries(value)
    .slice(0, MOST)
    .map(([key, each]) => [
      IDENTIFIER.test(key) ? `${name}.${key}` : `${name}[${JSON.stringify(key)}]`,
      each,
    ]);
}
