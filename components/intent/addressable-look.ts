import { CalendarClock, type LucideIcon, User, Users } from "lucide-react";
import type { Target } from "@/core/plan";

/** How those who can be asked look in a list: their mark, and what stands beside the name of whoever has no address. */
export const ADDRESSABLE_LOOKS: Record<Target["type"], { icon: LucideIcon; what: string }> = {
  user: { icon: User, what: "person" },
  team: { icon: Users, what: "team" },
  schedule: { icon: CalendarClock, what: "on call" },
};
