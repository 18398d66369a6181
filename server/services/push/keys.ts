import { createECDH } from "node:crypto";
import { db, EVERYWHERE } from "@/server/db/client";
import { keptSecret } from "@/server/db/server-secrets";
import { settings } from "@/server/settings";
import { shared } from "@/server/shared";

/** The keys by which push services know this installation (RFC 8292), in base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** From the environment, or made once and kept: a browser's subscription is bound to them. */
export function vapidKeys(): Promise<VapidKeys> {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings();
  if (publicKey && privateKey) return Promise.resolve({ publicKey, privateKey });
  return shared("vapid-keys", loader)();
}

function loader(): () => Promise<VapidKeys> {
  let loading: Promise<VapidKeys> | null = null;
  const load = async (): Promise<VapidKeys> => {
    const { publicKey, privateKey } = await keptSecret(db(EVERYWHERE), "vapid", makeKeys);
    return { publicKey: String(publicKey), privateKey: String(privateKey) };
  };
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    }));
}

function makeKeys(): { publicKey: string; privateKey: string } {
  const curve = createECDH("prime256v1");
  const publicKey = curve.generateKeys().toString("base64url");
  // A key that begins with zeros comes out short.
  const privateKey = Buffer.concat([Buffer.alloc(32), curve.getPrivateKey()])
    .subarray(-32)
    .toString("base64url");
  return { publicKey, privateKey };
}

/** Whom a push service turns to when something is wrong: an address of ours, as RFC 8292 wants it. */
export function vapidSubject(): string {
  const { VAPID_SUBJECT, MAIL_FROM } = settings();
  return VAPID_SUBJECT ?? `mailto:${/<([^>]+)>/.exec(MAIL_FROM)?.[1] ?? MAIL_FROM}`;
}
