import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { requireMember } from "@/app/_auth/session";
import { ListSkeleton } from "@/components/inbox/list-skeleton";
import { Panes } from "@/components/inbox/panes";
import { KeepWorker } from "@/components/push/keep-worker";
import { filterOf, listQueryOf } from "@/components/queries/inbox-filter";
import { intentsQuery, PAGE_SIZE } from "@/components/queries/intents";
import { Frame } from "@/components/shell/frame";
import type { Ctx } from "@/server/services/context";
import { listIntents } from "@/server/services/intents/list";
import { nameOfWorkspace } from "@/server/services/workspace/name";
import { mailboxIsOpen, settings } from "@/server/settings";

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const ctx = await requireMember();
  const { member } = ctx.caller;
  const [workspace, seeded] = await Promise.all([nameOfWorkspace(ctx), firstView(ctx)]);
  return (
    <HydrationBoundary state={dehydrate(seeded)}>
      <Frame workspace={workspace} member={member} mailbox={mailboxIsOpen(settings())}>
        <KeepWorker />
        <Suspense fallback={<ListSkeleton />}>
          <Panes reader={{ id: member.id, email: member.email }}>{children}</Panes>
        </Suspense>
      </Frame>
    </HydrationBoundary>
  );
}

/** The view that people open with; a layout does not know its URL's query, so other views load in the browser. */
async function firstView(ctx: Ctx): Promise<QueryClient> {
  const client = new QueryClient();
  const filter = filterOf(new URLSearchParams());
  const query = { ...listQueryOf(filter), limit: PAGE_SIZE };
  await client.prefetchInfiniteQuery({ ...intentsQuery(filter), queryFn: () => listIntents(ctx, query) });
  return client;
}
