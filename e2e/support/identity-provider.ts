import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface IdentityProvider {
  issuer: string;
  /** What it was asked for when somebody was sent to it last. */
  asked: () => URLSearchParams;
  /** Says of whom it knows what, by the name that they sign in with there; from then on it answers `app`. */
  serve: (app: string, people: Record<string, { email: string; email_verified: boolean }>) => Promise<void>;
  stop: () => Promise<void>;
}

/** A real provider of OpenID Connect, certified as such, on a port of its own. Its issuer is known before it serves. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  let handle: Handle | null = null;
  let asked = new URLSearchParams();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/auth") asked = url.searchParams;
    if (handle) void handle(request, response);
    else response.writeHead(503).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    asked: () => asked,
    async serve(app, people) {
      const { default: Provider } = await import("oidc-provider");
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: "countersign",
            client_secret: "a-secret-of-the-test",
            redirect_uris: [`${app}/api/auth/callback/oidc`],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        conformIdTokenClaims: false,
        pkce: { required: () => true },
        cookies: { keys: ["a-key-of-the-test"] },
        findAccount: (_: unknown, id: string) => ({
          accountId: id,
          claims: () => ({ sub: id, name: id, ...people[id] }),
        }),
      });
      handle = provider.callback();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
