import { ShieldX } from "lucide-react";
import type { ReactNode } from "react";
import { requireMember } from "@/app/_auth/session";
import { MayEditProvider } from "@/components/admin/may-edit";
import { KeepWorker } from "@/components/push/keep-worker";
import { Frame } from "@/components/shell/frame";
import { EmptyState } from "@/components/ui/empty-state";
import { nameOfWorkspace } from "@/server/services/workspace/name";
import { mailboxIsOpen, settings } from "@/server/settings";

/** How things are set up: admins change it, auditors read it. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await requireMember();
  const { member } = ctx.caller;
  const workspace = await nameOfWorkspace(ctx);
  return (
    <Frame workspace={workspace} member={member} mailbox={mailboxIsOpen(settings())}>
      <KeepWorker />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {member.role === "reviewer" ? (
          <EmptyState icon={<ShieldX />} level={1} title="This is for admins">
            Admins set up people, policies and agents here. Ask one of them if something should change.
          </EmptyState>
        ) : (
          <MayEditProvider may={member.role === "admin"}>{children}</MayEditProvider>
        )}
      </div>
    </Frame>
  );
}
