"use client";

import { Bell, ChevronsUpDown, LogOut, Monitor, Moon, Plane, ShieldCheck, Sun } from "lucide-react";
import { signOut } from "next-auth/react";
import { useTheme } from "next-themes";
import Link from "next/link";
import type { Member } from "@/core/access";
import { turnOff } from "../push/device";
import { Avatar } from "../ui/avatar";
import { Menu, MenuItem, MenuLabel, MenuRadio, MenuRadioGroup, MenuSeparator } from "../ui/menu";

const THEMES = [
  { value: "system", name: "As the system", icon: Monitor },
  { value: "light", name: "Light", icon: Sun },
  { value: "dark", name: "Dark", icon: Moon },
] as const;

const ROLE_NAMES = { admin: "Admin", reviewer: "Reviewer", auditor: "Auditor" } as const;

/** The theme is read when the menu is open, which is never during hydration. */
export function UserMenu({ member }: { member: Member }) {
  const { theme, setTheme } = useTheme();
  const trigger = (
    <button
      type="button"
      className="flex h-12 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover"
    >
      <Avatar name={member.name} className="size-7" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{member.name}</span>
        <span className="block truncate text-xs text-ink-muted">{ROLE_NAMES[member.role]}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      <span className="sr-only">, account menu</span>
    </button>
  );
  return (
    <Menu trigger={trigger} side="top">
      <MenuLabel>{member.email}</MenuLabel>
      {member.role !== "auditor" && (
        <MenuItem asChild>
          <Link href="/settings/notifications">
            <Bell aria-hidden className="text-ink-faint" />
            Notifications
          </Link>
        </MenuItem>
      )}
      <MenuItem asChild>
        <Link href="/settings/absence">
          <Plane aria-hidden className="text-ink-faint" />
          Absence and calendar
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/settings/security">
          <ShieldCheck aria-hidden className="text-ink-faint" />
          Sign-in and security
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup value={theme ?? "system"} onValueChange={setTheme}>
        {THEMES.map(({ value, name, icon: Icon }) => (
          <MenuRadio key={value} value={value}>
            <Icon aria-hidden className="text-ink-faint" />
            {name}
          </MenuRadio>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem onSelect={() => void leave()}>
        <LogOut aria-hidden className="text-ink-faint" />
        Sign out
      </MenuItem>
    </Menu>
  );
}

/** Whoever uses this browser next shall not read what this person is asked. */
async function leave(): Promise<void> {
  await turnOff().catch(() => null);
  await signOut({ callbackUrl: "/sign-in" });
}
