import type { Metadata } from "next";
import { AnswerFrame } from "@/components/answer/answer-frame";
import { SubscriptionForm } from "@/components/answer/subscription-form";
import { UnsubscribeUnknown } from "@/components/answer/unsubscribe-unknown";
import { AppError } from "@/core/errors";
import { readSubscription, type Subscription } from "@/server/services/notifications/unsubscribe";

export const metadata: Metadata = {
  title: "Mails to you",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/** Where the last line of a mail leads. Opening it changes nothing: that takes the button. */
export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await subscriptionOf(decodeURIComponent(token));
  return (
    <AnswerFrame>
      {found ? <SubscriptionForm token={token} {...found} /> : <UnsubscribeUnknown />}
    </AnswerFrame>
  );
}

async function subscriptionOf(token: string): Promise<Subscription | null> {
  try {
    return await readSubscription(token);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
