import {
  Bot,
  CalendarDays,
  CalendarOff,
  ChartColumn,
  FileKey,
  FileType2,
  KeyRound,
  type LucideIcon,
  Plane,
  Route,
  ScrollText,
  Split,
  User,
  Users,
  Webhook,
} from "lucide-react";

export interface AdminSection {
  name: string;
  href: string;
  icon: LucideIcon;
}

/** The pages of the administration, in the order of the sidebar. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  { name: "Insights", href: "/insights", icon: ChartColumn },
  { name: "Policies", href: "/admin/policies", icon: Route },
  { name: "Rules", href: "/admin/rules", icon: Split },
  { name: "Grants", href: "/admin/grants", icon: KeyRound },
  { name: "Intent types", href: "/admin/intent-types", icon: FileType2 },
  { name: "People", href: "/admin/people", icon: User },
  { name: "Teams", href: "/admin/teams", icon: Users },
  { name: "On-call schedules", href: "/admin/schedules", icon: CalendarDays },
  { name: "Absences", href: "/admin/absences", icon: Plane },
  { name: "Holidays", href: "/admin/holidays", icon: CalendarOff },
  { name: "Agents", href: "/admin/agents", icon: Bot },
  { name: "Webhooks", href: "/admin/webhooks", icon: Webhook },
  { name: "Receipts", href: "/admin/receipts", icon: FileKey },
  { name: "Audit trail", href: "/admin/audit", icon: ScrollText },
];

/** The section that a page belongs to. */
export const sectionOf = (path: string): AdminSection | undefined =>
  ADMIN_SECTIONS.find(({ href }) => path === href || path.startsWith(`${href}/`));
