import { ALWAYS_REACHED, type Channel, NOTICE_GROUPS, type NoticeGroup } from "@/core/channels";
import type { NotificationsWire } from "@/core/wire/notifications";
import { Checkbox } from "../ui/checkbox";
import { Section } from "../ui/card";
import type { Saving } from "./use-saving";

const GROUP_WORDS: Record<NoticeGroup, { name: string; about: string }> = {
  asked: { name: "Asked", about: "A question is put to you, or comes back revised." },
  reminders: { name: "Reminders", about: "A question still waits for you." },
  escalations: { name: "Escalations", about: "Nobody answered, and it is with you now." },
  mentions: { name: "Mentions", about: "Somebody names you in a comment." },
  outcomes: { name: "Outcomes", about: "A question that you were asked has ended." },
};

const CHANNEL_WORDS: Record<Channel, { name: string; by: string }> = {
  email: { name: "Mail", by: "by mail" },
  push: { name: "Push", by: "by push" },
  slack: { name: "Slack", by: "in Slack" },
};

interface ChannelMatrixProps extends Pick<Saving, "save"> {
  settings: NotificationsWire;
}

/** Each kind of notice in a row, each channel that reaches the reader in a column. */
export function ChannelMatrix({ settings, save }: ChannelMatrixProps) {
  const { choices, reach } = settings;
  const set = (group: NoticeGroup, channel: Channel, on: boolean) =>
    save({ choices: { ...choices, [group]: { ...choices[group], [channel]: on } } });
  return (
    <Section title="What you are told">
      <table className="w-full border-y border-line">
        <thead>
          <tr className="border-b border-line text-left text-sm text-ink-muted">
            <th scope="col" className="py-2 font-normal">
              <span className="sr-only">Kind</span>
            </th>
            {reach.map((channel) => (
              <th key={channel} scope="col" className="w-14 py-2 text-center font-normal">
                {CHANNEL_WORDS[channel].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTICE_GROUPS.map((group) => (
            <tr key={group} className="border-b border-line last:border-0">
              <th scope="row" className="py-2.5 pr-3 text-left font-normal">
                <span className="block font-medium">{GROUP_WORDS[group].name}</span>
                <span className="block text-sm text-ink-muted">
                  {GROUP_WORDS[group].about}
                  {mailAnyway(settings, group) && (
                    <span className="block text-ink">You get mail, as nothing else is left.</span>
                  )}
                </span>
              </th>
              {reach.map((channel) => (
                <td key={channel} className="p-0 text-center">
                  <Checkbox
                    aria-label={`${GROUP_WORDS[group].name} ${CHANNEL_WORDS[channel].by}`}
                    checked={choices[group]?.[channel] ?? false}
                    onCheckedChange={(on) => set(group, channel, on === true)}
                    className="relative mx-auto my-3 before:absolute before:-inset-3"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-sm text-ink-muted">
        Whoever is asked has to hear of it: if you turn off everything for Asked or Escalations, those still
        come by mail.
      </p>
    </Section>
  );
}

const mailAnyway = ({ choices, reach }: NotificationsWire, group: NoticeGroup): boolean =>
  ALWAYS_REACHED.includes(group) && reach.every((channel) => choices[group]?.[channel] !== true);
