"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import type { EnrolledWire } from "@/core/wire/second-step";
import { wordsOf } from "../queries/problem";
import { beginTotp, confirmTotp } from "../queries/security";
import { Banner } from "../ui/banner";
import { CopyButton } from "../ui/copy-button";
import { SubmitButton } from "../ui/submit-button";
import { CodeField, plainDigits } from "./code-field";
import { Skeleton } from "../ui/skeleton";
import { QrCode } from "./qr-code";

/** Shows what an authenticator app needs, and takes its first code. */
export function SetUpApp({ onDone }: { onDone: (enrolled: EnrolledWire) => void }) {
  const [code, setCode] = useState("");
  const { mutate: begin, data: totp, error: notBegun } = useMutation({ mutationFn: beginTotp });
  useEffect(() => begin(), [begin]);
  const confirm = useMutation({ mutationFn: confirmTotp, onSuccess: onDone });
  const send = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(plainDigits(code));
  };
  if (notBegun) return <Banner tone="error">{wordsOf(notBegun)}</Banner>;
  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-4">
      <p className="text-ink-muted">Scan this with an authenticator app, or type the key into it.</p>
      <div className="flex flex-wrap items-start gap-4">
        {totp ? (
          <QrCode text={totp.address} label="QR code for the authenticator app" />
        ) : (
          <Skeleton className="size-44" />
        )}
        <div className="min-w-0 flex-1 basis-40">
          <p className="text-sm text-ink-muted">Key</p>
          <p className="font-mono wrap-anywhere" aria-label="Key for the authenticator app">
            {totp?.secret.match(/.{1,4}/g)?.join(" ") ?? "\u00a0"}
          </p>
          {totp && <CopyButton text={totp.secret} label="Copy the key" className="-ml-2" />}
        </div>
      </div>
      {confirm.error && <Banner tone="error">{wordsOf(confirm.error)}</Banner>}
      <CodeField help="The six digits that it shows now." required value={code} onChange={setCode} />
      <SubmitButton pending={confirm.isPending}>Turn on</SubmitButton>
    </form>
  );
}
