"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useEffect, useState } from "react";
import type { NotificationsWire } from "@/core/wire/notifications";
import { deviceState, type DeviceState, turnOff, turnOn } from "../push/device";
import { notificationsQuery, removeDevice } from "../queries/notifications";
import { Section } from "../ui/card";
import { Button } from "../ui/button";
import { Time } from "../ui/time";

/** Push messages: whether this browser takes them, and which others do. */
export function Devices({ settings }: { settings: NotificationsWire }) {
  const client = useQueryClient();
  const [state, setState] = useState<DeviceState | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState("");
  const { devices, public_key } = settings.push;
  useEffect(() => void deviceState().then(setState), [devices]);

  const run = async (work: () => Promise<NotificationsWire | null>, failure: string) => {
    setPending(true);
    setProblem("");
    try {
      const after = await work();
      if (after) client.setQueryData(notificationsQuery().queryKey, after);
    } catch {
      setProblem(failure);
    }
    setState(await deviceState());
    setPending(false);
  };

  return (
    <Section title="Push messages">
      <p className="text-ink-muted">{state ? STATE_WORDS[state] : "\u00a0"}</p>
      {(state === "off" || state === "on") && (
        <Button
          className="mt-3 h-11 desk:h-8"
          variant={state === "off" ? "primary" : "secondary"}
          pending={pending}
          onClick={() =>
            void (state === "off"
              ? run(
                  () => turnOn(public_key),
                  "This browser did not subscribe. Allow notifications for this site and try again.",
                )
              : run(turnOff, "The server could not be told. Try again when you are online."))
          }
        >
          {state === "off" ? "Turn on for this device" : "Turn off for this device"}
        </Button>
      )}
      <p role="alert" className="mt-2 text-sm text-bad empty:hidden">
        {problem}
      </p>
      {devices.length > 0 && (
        <ul
          aria-label="Devices that get push messages"
          className="mt-3 divide-y divide-line border-y border-line"
        >
          {devices.map(({ id, name, created_at }) => (
            <li key={id} className="flex min-h-11 items-center gap-2.5">
              <Smartphone aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 flex-1 wrap-anywhere">
                {name}{" "}
                <span className="text-sm text-ink-muted">
                  added <Time at={created_at} />
                </span>
              </span>
              <Button
                variant="ghost"
                className="h-11 desk:h-8"
                onClick={() => void run(() => removeDevice(id), "It could not be removed. Try again.")}
              >
                Remove<span className="sr-only"> {name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const STATE_WORDS: Record<DeviceState, string> = {
  unsupported:
    "This browser has no push messages. On an iPhone or iPad, add Countersign to the home screen first.",
  blocked:
    "This browser blocks notifications from this site. Allow them in its settings to turn them on here.",
  off: "Be told on this device, also when Countersign is closed. A message says who asks, what about and until when, and nothing of the payload.",
  on: "This device gets push messages, also when Countersign is closed.",
};
