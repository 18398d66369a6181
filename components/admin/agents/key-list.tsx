"use client";

import type { AgentDetailWire, KeyWire } from "@/core/wire/agents";
import { SCOPES } from "@/core/scopes";
import { Badge, type Tone } from "../../ui/badge";
import { Section } from "../../ui/card";
import { Time } from "../../ui/time";
import { useMayEdit } from "../may-edit";
import { CreateKey } from "./create-key";
import { RevokeKey } from "./revoke-key";
import { RotateKey } from "./rotate-key";

/** The keys that an agent asks with; those that ended stand last. */
export function KeyList({ agent, email }: { agent: AgentDetailWire; email: string }) {
  const mayEdit = useMayEdit();
  const works = ({ state }: KeyWire) => state === "active" || state === "ending";
  const keys = [...agent.keys.filter(works), ...agent.keys.filter((key) => !works(key))];
  return (
    <Section title="API keys" actions={mayEdit && <CreateKey agent={agent} email={email} />}>
      <ul aria-label="API keys" className="divide-y divide-line rounded-md border border-line bg-surface">
        {keys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
            <About apiKey={key} />
            {mayEdit && works(key) && (
              <span className="flex flex-wrap gap-1">
                <RotateKey agent={agent} apiKey={key} email={email} />
                <RevokeKey agent={agent} apiKey={key} />
              </span>
            )}
          </li>
        ))}
        {keys.length === 0 && (
          <li className="px-4 py-3 text-ink-muted">Without a key it cannot ask. Make one.</li>
        )}
      </ul>
    </Section>
  );
}

const STATES: Record<KeyWire["state"], { word: string; tone: Tone } | null> = {
  active: null,
  ending: { word: "Rotated", tone: "warn" },
  expired: { word: "Expired", tone: "neutral" },
  revoked: { word: "Revoked", tone: "neutral" },
};

function About({ apiKey: key }: { apiKey: KeyWire }) {
  const state = STATES[key.state];
  return (
    <div className="min-w-0 flex-1 basis-60">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium wrap-anywhere">{key.name}</span>
        <span className="font-mono text-xs text-ink-muted">{key.prefix}…</span>
        {state && <Badge tone={state.tone}>{state.word}</Badge>}
      </p>
      <p className="text-sm text-ink-muted">
        {key.scopes.length === 0
          ? "May do everything"
          : key.scopes.map((scope, index) => (
              <span key={scope} title={SCOPES[scope]}>
                {index > 0 && ", "}
                <code className="font-mono text-xs">{scope}</code>
              </span>
            ))}
        {" · "}
        {key.last_used_at ? "last used " : "never used"}
        {key.last_used_at && <Time at={key.last_used_at} />}
        <Ending apiKey={key} />
      </p>
    </div>
  );
}

function Ending({ apiKey: { state, expires_at, revoked_at } }: { apiKey: KeyWire }) {
  const at = state === "revoked" ? revoked_at : expires_at;
  if (!at) return null;
  const verb = { active: "expires ", ending: "ends ", expired: "expired ", revoked: "revoked " }[state];
  return (
    <>
      {" · "}
      {verb}
      <Time at={at} />
    </>
  );
}
