import { connect, type ConnectionOptions } from "./connect.js";
import type { Http } from "./http.js";
import { CachedJwks, isJwks } from "./jwks.js";

/** A server's public keys, fetched when they are needed; for whoever verifies receipts and asks nothing. */
export const remoteJwks = (options: ConnectionOptions = {}): CachedJwks =>
  jwksOf(connect(options, new Headers({ accept: "application/json" })));

/** The public keys of the server that is called anyway. */
export const jwksOf = (http: Http): CachedJwks =>
  new CachedJwks(
    () => http.request({ path: "/.well-known/jwks.json", accepts: isJwks, signal: undefined }),
    http.timing.sleep,
  );
