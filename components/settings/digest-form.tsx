import type { Cadence } from "@/core/digest";
import type { NotificationsWire } from "@/core/wire/notifications";
import { Section } from "../ui/card";
import { CONTROL } from "../ui/control";
import { Field } from "../ui/field";
import { useTimeZone } from "../ui/now";
import { RadioGroup } from "../ui/radio-group";
import { Time } from "../ui/time";
import { TimeOfDay } from "./time-of-day";
import type { Saving } from "./use-saving";

const CADENCES: { value: Cadence; label: string }[] = [
  { value: "off", label: "No digest" },
  { value: "daily", label: "Every day" },
  { value: "weekdays", label: "Monday to Friday" },
  { value: "weekly", label: "On Mondays" },
];

interface DigestFormProps extends Pick<Saving, "save"> {
  settings: NotificationsWire;
}

/** One mail with all that waits for the reader, at their hour. */
export function DigestForm({ settings, save }: DigestFormProps) {
  const { cadence, time, time_zone, next_at } = settings.digest;
  const own = useTimeZone();
  const set = (change: Partial<typeof settings.digest>) =>
    save({ digest: { cadence, time, time_zone, ...change } });
  // Who turns it on for the first time means the hours where they are.
  const choose = (value: string) =>
    set({ cadence: value as Cadence, ...(cadence === "off" && time_zone === "UTC" && { time_zone: own }) });
  return (
    <Section title="Digest">
      <p className="text-ink-muted">
        One mail with what waits for you, soonest deadline first, and what was decided since. None comes when
        there is nothing to say.
      </p>
      <RadioGroup
        aria-label="Digest"
        className="mt-2"
        options={CADENCES}
        value={cadence}
        onValueChange={choose}
      />
      {cadence !== "off" && (
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          <Field label="Time of day">
            {(wiring) => (
              <TimeOfDay wiring={wiring} value={time} onChange={(chosen) => set({ time: chosen })} />
            )}
          </Field>
          <Field label="Time zone">
            {(wiring) => (
              <select
                {...wiring}
                className={`${CONTROL} h-11 desk:h-8`}
                value={time_zone}
                onChange={({ target }) => set({ time_zone: target.value })}
              >
                {zonesWith(time_zone).map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      {next_at && (
        <p className="mt-3 text-sm text-ink-muted">
          The next one comes <Time at={next_at} focusable />.
        </p>
      )}
    </Section>
  );
}

/** All zones that the browser knows, and the chosen one in any case. */
const zonesWith = (chosen: string): string[] =>
  [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])].toSorted();
