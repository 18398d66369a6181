import type { DeliveryStatus } from "@/core/webhook";
import { Badge, type Tone } from "../../ui/badge";

export const STATUS_WORDS: Readonly<Record<DeliveryStatus, { word: string; tone: Tone }>> = {
  delivered: { word: "Delivered", tone: "good" },
  pending: { word: "Waiting", tone: "accent" },
  failed: { word: "Given up", tone: "bad" },
};

const MISSED = { word: "Missed", tone: "warn" } as const;

/** What became of a delivery. One that was never tried was missed: its place heard nothing then. */
export function StatusBadge({ status, attempts }: { status: DeliveryStatus; attempts: number }) {
  const { word, tone } = status === "failed" && attempts === 0 ? MISSED : STATUS_WORDS[status];
  return <Badge tone={tone}>{word}</Badge>;
}
