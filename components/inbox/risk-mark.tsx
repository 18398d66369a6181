import { OctagonAlert, TriangleAlert } from "lucide-react";
import type { Risk } from "@/core/intent";
import { Badge } from "../ui/badge";

/** Only what should slow the reader down is marked in a list. */
export function RiskMark({ risk }: { risk: Risk | null }) {
  if (risk !== "high" && risk !== "critical") return null;
  const critical = risk === "critical";
  const Icon = critical ? OctagonAlert : TriangleAlert;
  return (
    <Badge tone={critical ? "bad" : "warn"}>
      <Icon aria-hidden />
      {critical ? "Critical" : "High"}
      <span className="sr-only"> risk</span>
    </Badge>
  );
}
