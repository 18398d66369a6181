import type { PolicyWire } from "@/core/wire/policies";
import { nameList } from "../../intent/sentence";

/** What depends on a policy, in a sentence. */
export function UsedBy({ policy }: { policy: Pick<PolicyWire, "used_by" | "open_intents"> }) {
  const { used_by, open_intents } = policy;
  const users = [...used_by.intent_types, ...used_by.rules.map((name) => `the rule “${name}”`)];
  const use =
    users.length === 0 ? "Asked by no intent type unless a request names it" : `Used by ${nameList(users)}`;
  const open =
    open_intents === 0
      ? "nothing open"
      : `${open_intents} open ${open_intents === 1 ? "request" : "requests"}`;
  return (
    <span className="wrap-anywhere">
      {use} · {open}
    </span>
  );
}
