"use client";

import { useQuery } from "@tanstack/react-query";
import type { NotificationsWire } from "@/core/wire/notifications";
import { notificationsQuery } from "../queries/notifications";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Skeleton } from "../ui/skeleton";
import { ChannelMatrix } from "./channel-matrix";
import { DigestForm } from "./digest-form";
import { Devices } from "./devices";
import { SaveLine } from "./save-line";
import { useSaving } from "./use-saving";

/** What the reader is told, by which channel, and when they get a digest. Every change is saved as it is made. */
export function NotificationSettings() {
  const { data, isError, refetch } = useQuery(notificationsQuery());
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 py-6 pb-[max(3rem,env(safe-area-inset-bottom))]">
      {data ? <Loaded settings={data} /> : isError ? <Failed retry={() => void refetch()} /> : <Loading />}
    </div>
  );
}

function Loaded({ settings }: { settings: NotificationsWire }) {
  const { save, undo, state } = useSaving(settings);
  return (
    <>
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <div>
          <h1 className="text-xl font-semibold">Notifications</h1>
          <p className="text-ink-muted">What you are told, and how. Only for you.</p>
        </div>
        <SaveLine state={state} undo={undo} />
      </header>
      <ChannelMatrix settings={settings} save={save} />
      <Devices settings={settings} />
      <DigestForm settings={settings} save={save} />
    </>
  );
}

function Failed({ retry }: { retry: () => void }) {
  return (
    <Banner
      tone="error"
      title="Your settings could not be loaded"
      action={<Button onClick={retry}>Try again</Button>}
    >
      Nothing has changed.
    </Banner>
  );
}

function Loading() {
  return (
    <>
      <h1 className="text-xl font-semibold">Notifications</h1>
      <Skeleton className="h-64" />
      <Skeleton className="h-24" />
      <Skeleton className="h-48" />
    </>
  );
}
