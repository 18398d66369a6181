import {
  AlignLeft,
  Braces,
  Calendar,
  CalendarClock,
  Hash,
  Link,
  List,
  ListChecks,
  CircleDot,
  type LucideIcon,
  Mail,
  Percent,
  ToggleLeft,
  Type,
} from "lucide-react";
import type { Kind } from "./kinds";

/** What people call each kind of field. */
export const KIND_WORDS: Readonly<Record<Kind, { name: string; icon: LucideIcon }>> = {
  text: { name: "Text", icon: Type },
  long_text: { name: "Long text", icon: AlignLeft },
  number: { name: "Number", icon: Percent },
  integer: { name: "Whole number", icon: Hash },
  boolean: { name: "Yes or no", icon: ToggleLeft },
  choice: { name: "Choice", icon: CircleDot },
  multi_choice: { name: "Several choices", icon: ListChecks },
  date: { name: "Date", icon: Calendar },
  date_time: { name: "Date and time", icon: CalendarClock },
  email: { name: "E-mail address", icon: Mail },
  url: { name: "Web address", icon: Link },
  object: { name: "Group of fields", icon: Braces },
  list: { name: "List", icon: List },
};
