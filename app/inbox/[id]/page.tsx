import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentMember, requireMember } from "@/app/_auth/session";
import { IntentView } from "@/components/intent/intent-view";
import { eventsQuery, intentQuery } from "@/components/queries/intents";
import { AppError } from "@/core/errors";
import type { FactWire } from "@/core/wire/fact";
import type { Ctx } from "@/server/services/context";
import { readEvents } from "@/server/services/intents/events";
import { readIntent } from "@/server/services/intents/read";

interface PageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const intent = await found((await params).id);
  return { title: intent?.title ?? "Not found" };
}

/** Loads the very queries that the page's component uses. */
export default async function IntentPage({ params }: PageProps) {
  const { id } = await params;
  const ctx = await requireMember();
  const [intent, facts] = await Promise.all([found(id), factsOf(ctx, id)]);
  if (!intent) notFound();
  const { member } = ctx.caller;
  const client = new QueryClient();
  client.setQueryData(intentQuery(id).queryKey, intent);
  client.setQueryData(eventsQuery(id).queryKey, facts);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <IntentView key={id} id={id} reader={{ id: member.id, isAdmin: member.role === "admin" }} />
    </HydrationBoundary>
  );
}

/** Read once per request, for the title and the page. */
const found = cache(async (id: string) => {
  const ctx = await currentMember();
  return ctx && orNull(readIntent(ctx, id));
});

async function factsOf(ctx: Ctx, id: string): Promise<FactWire[]> {
  const facts: FactWire[] = [];
  for (let after: bigint | undefined; ;) {
    const page = await orNull(readEvents(ctx, id, { after }));
    facts.push(...(page?.items ?? []));
    if (!page?.next_cursor) return facts;
    after = BigInt(page.next_cursor);
  }
}

/** Missing and foreign look alike; anything else is not for this page to hide. */
async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
