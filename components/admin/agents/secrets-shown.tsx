"use client";

import { curlSnippet, sdkSnippet } from "../../inbox/ask-snippets";
import { Banner } from "../../ui/banner";
import { CopyBlock } from "../../ui/copy-block";
import { Tabs } from "../../ui/tabs";
import { useOrigin } from "../../ui/use-origin";

interface SecretsShownProps {
  apiKey?: string;
  webhookSecret?: string;
  /** Whom the example asks: the reader. */
  email: string;
  /** Whether the key may ask; another key has no use for the example. */
  mayAsk?: boolean;
}

/** Secrets, the one time that they can be seen, and a command to try a key with. */
export function SecretsShown({ apiKey, webhookSecret, email, mayAsk = true }: SecretsShownProps) {
  const origin = useOrigin();
  return (
    <div className="flex flex-col gap-4 pb-2">
      <Banner tone="warn" title="Shown this once">
        It cannot be looked up later. Put it where your agent reads its secrets, and nowhere else.
      </Banner>
      {apiKey && <CopyBlock label="API key" text={apiKey} />}
      {webhookSecret && <CopyBlock label="Webhook secret" text={webhookSecret} />}
      {apiKey && mayAsk && (
        <section aria-label="Try it" className="flex min-w-0 flex-col gap-1">
          <h3 className="font-medium">Try it: this asks you</h3>
          <Tabs
            label="Try it"
            tabs={[
              {
                value: "curl",
                label: "curl",
                content: <CopyBlock label="Command" text={curlSnippet(origin, email, apiKey)} />,
              },
              {
                value: "npm",
                label: "TypeScript",
                content: <CopyBlock label="Program" text={sdkSnippet(origin, email, apiKey)} />,
              },
            ]}
          />
        </section>
      )}
    </div>
  );
}
