import type { ReactNode } from "react";
import { requireMember } from "@/app/_auth/session";
import { KeepWorker } from "@/components/push/keep-worker";
import { Frame } from "@/components/shell/frame";
import { nameOfWorkspace } from "@/server/services/workspace/name";
import { mailboxIsOpen, settings } from "@/server/settings";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireMember();
  return (
    <Frame
      workspace={await nameOfWorkspace(ctx)}
      member={ctx.caller.member}
      mailbox={mailboxIsOpen(settings())}
    >
      <KeepWorker />
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </Frame>
  );
}
