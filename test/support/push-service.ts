import { createECDH, createVerify, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import ece from "http_ece";
import { onTestFinished } from "vitest";

export interface Pushed {
  path: string;
  headers: IncomingHttpHeaders;
  /** What the browser's service worker would get. */
  message: Record<string, unknown>;
}

/** A push service and its browsers: takes what is posted, and decrypts it as a browser does. */
export async function openPushService() {
  const browsers = new Map<string, { privateKey: ReturnType<typeof createECDH>; authSecret: string }>();
  const pushed: Pushed[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const browser = browsers.get(request.url ?? "");
    const status = answers.shift() ?? (browser ? 201 : 410);
    if (browser && status === 201) {
      const clear = ece.decrypt(Buffer.concat(chunks), { version: "aes128gcm", ...browser });
      pushed.push({
        path: request.url ?? "",
        headers: request.headers,
        message: JSON.parse(clear.toString()),
      });
    }
    response.writeHead(status).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    pushed,
    url,
    /** What to answer next, in this order. */
    next: (...statuses: number[]) => void answers.push(...statuses),
    /** A browser subscribes. */
    subscribe() {
      const privateKey = createECDH("prime256v1");
      const p256dh = privateKey.generateKeys().toString("base64url");
      const auth = randomBytes(16).toString("base64url");
      const path = `/push/${randomBytes(6).toString("hex")}`;
      browsers.set(path, { privateKey, authSecret: auth });
      return { endpoint: url + path, keys: { p256dh, auth } };
    },
    /** A browser ends its subscription without telling us. */
    end: (endpoint: string) => void browsers.delete(new URL(endpoint).pathname),
  };
}

/** The claims of a VAPID token (RFC 8292), if it was signed by the key that it comes with. */
export function vapidClaims(authorization = ""): { key: string; claims: Record<string, unknown> } | null {
  const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const jwk = { kty: "EC", crv: "P-256", x, y } as const;
  const right = createVerify("SHA256")
    .update(`${head}.${claims}`)
    .verify({ key: jwk, format: "jwk", dsaEncoding: "ieee-p1363" } as never, signature, "base64url");
  return right ? { key, claims: JSON.parse(Buffer.from(claims, "base64url").toString()) } : null;
}
