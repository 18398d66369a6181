"use client";

import { BookOpen, Keyboard, Mailbox } from "lucide-react";
import Link from "next/link";
import type { Member } from "@/core/access";
import { AdminNav } from "../admin/admin-nav";
import { KeyHint } from "../keys/hint";
import { perform } from "../keys/registry";
import { PaletteButton } from "../palette/palette-button";
import { Mark } from "./mark";
import { UserMenu } from "./user-menu";
import { ViewNav } from "./view-nav";

export interface SidebarProps {
  workspace: string;
  member: Member;
  /** Whether this server keeps the mail that it sends. */
  mailbox: boolean;
  onNavigate?: () => void;
}

const MINOR =
  "flex h-11 items-center gap-2.5 rounded-md px-2 text-ink-muted hover:bg-hover hover:text-ink desk:h-8";

export function Sidebar({ workspace, member, mailbox, onNavigate }: SidebarProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 p-2">
      <div className="flex h-10 items-center gap-2.5 px-2">
        <Mark className="size-6 shrink-0" />
        <span className="truncate font-semibold">{workspace}</span>
      </div>
      <PaletteButton onOpen={onNavigate} />
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto">
        <ViewNav onNavigate={onNavigate} />
        {member.role !== "reviewer" && <AdminNav onNavigate={onNavigate} />}
      </div>
      <div className="flex flex-col gap-0.5">
        {mailbox && (
          <Link href="/mailbox" className={MINOR}>
            <Mailbox aria-hidden className="size-4" />
            Mailbox
          </Link>
        )}
        <button
          type="button"
          aria-keyshortcuts="?"
          className={MINOR}
          onClick={() => {
            onNavigate?.();
            perform("help");
          }}
        >
          <Keyboard aria-hidden className="size-4" />
          <span className="flex-1 text-left">Keyboard</span>
          <KeyHint action="help" />
        </button>
        <Link href="/docs" className={MINOR}>
          <BookOpen aria-hidden className="size-4" />
          Documentation
        </Link>
      </div>
      <div className="border-t border-line pt-2">
        <UserMenu member={member} />
      </div>
    </div>
  );
}
