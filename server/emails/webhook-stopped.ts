import type { Alert } from "@/core/alert";
import type { Fact, Letter } from "./letter";
import { timeWords } from "./times";
import { oneLine } from "./untrusted";

/** Tells an admin that a webhook hears nothing any more, why, and what to do about it. */
export function webhookStopped({ about, at, url }: Alert): Letter {
  const { webhook, reason } = about;
  const address = oneLine(webhook.url, 200);
  const { host } = new URL(webhook.url);
  const says = SAYS[reason];
  return {
    subject: `${says.word}: the webhook to ${host}`,
    preview: says.lead,
    heading: `The webhook to ${host} is ${says.word.toLowerCase()}`,
    lead: says.lead,
    facts: [{ label: "Address", value: address }, ...factsOf(about, at)],
    button: { label: "Look at what failed", url, note: says.then },
    fields: null,
    quote: null,
    link: null,
    footer:
      "Countersign mails you this because you are an admin. Requests and agents’ own callbacks go on as they are.",
  };
}

const SAYS = {
  failing: {
    word: "Paused",
    lead: "Nothing arrived there for long, so nothing is sent there any more.",
    then: "There you try it, enable it again and send what it missed. What it misses is noted for 30 days.",
  },
  gone: {
    word: "Disabled",
    lead: "It answered 410, which means that it wants nothing more.",
    then: "There you can enable it again, should that have been a mistake.",
  },
} as const;

function factsOf({ failingSince, givenUp, lastError }: Alert["about"], at: Date): Fact[] {
  return [
    ...(failingSince ? [{ label: "Failing since", value: timeWords(new Date(failingSince), at) }] : []),
    ...(givenUp > 0
      ? [{ label: "Given up", value: `${givenUp} ${givenUp === 1 ? "delivery" : "deliveries"}` }]
      : []),
    ...(lastError ? [{ label: "The last error", value: oneLine(lastError, 200) }] : []),
  ];
}
