import { outcomeLabel } from "@/core/outcome-words";
import type { RuleWire, TreatmentWire } from "@/core/wire/rules";

/** What a rule does, for a list: "Decides: approved", "Policy data-exports, high priority". */
export function thenInWords({ policy, priority, risk, decide }: RuleWire["then"]): string {
  const parts = [
    decide && `decides: ${outcomeLabel(decide).toLowerCase()}`,
    policy && `policy ${policy}`,
    priority && `${priority} priority`,
    risk && `${risk} risk`,
  ].filter((part) => part !== undefined && part !== "");
  const words = parts.join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What happens to a request: "Approved at once", "People are asked by data-exports, high priority". */
export function treatmentInWords({ decide, policy, priority, risk }: TreatmentWire): string {
  if (decide) return `${outcomeLabel(decide)} at once`;
  const asked = policy ? `People are asked by ${policy}` : "People are asked";
  const marks = [priority !== "normal" && `${priority} priority`, risk && `${risk} risk`].filter(Boolean);
  return [asked, ...marks].join(", ");
}
