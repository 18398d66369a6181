import { isObject } from "./json.js";
import { DEFAULT_TIMING, type Timing } from "./timing.js";

/** A public key, as RFC 7517 writes it. */
export interface Jwk {
  readonly kid?: string;
  readonly kty?: string;
  readonly crv?: string;
  readonly x?: string;
}

/** A JSON Web Key Set: what a server has at `/.well-known/jwks.json`. */
export interface Jwks {
  readonly keys: readonly Jwk[];
}

export const isJwks = (value: unknown): value is Jwks =>
  isObject(value) && Array.isArray(value.keys) && value.keys.every(isObject);

const OLD_SECONDS = 3_600;

/** So that made-up names of keys cannot have the server asked all the time. */
const PAUSE_SECONDS = 5;

/**
 * A key set that is loaded when it is first needed, after an hour, and when a receipt names a key that it lacks: keys are
 * rotated. What `load` rejects with is passed on, and the next receipt tries again.
 */
export class CachedJwks {
  readonly #load: () => Promise<Jwks>;
  readonly #sleep: Timing["sleep"];
  #keys: Jwks = { keys: [] };
  #loadedAt = -Infinity;
  #loading: Promise<void> | null = null;

  constructor(load: () => Promise<Jwks>, sleep = DEFAULT_TIMING.sleep) {
    this.#load = load;
    this.#sleep = sleep;
  }

  /** The key of that name, or undefined where the newest set has none. */
  async find(kid: string): Promise<Jwk | undefined> {
    if (secondsSince(this.#loadedAt) > OLD_SECONDS) await this.#reload();
    const found = keyIn(this.#keys, kid);
    if (found) return found;
    await this.#reload();
    return keyIn(this.#keys, kid);
  }

  /** Once for everybody who waits for it. */
  #reload(): Promise<void> {
    return (this.#loading ??= this.#reloadSoon().finally(() => (this.#loading = null)));
  }

  async #reloadSoon(): Promise<void> {
    const pauseSeconds = PAUSE_SECONDS - secondsSince(this.#loadedAt);
    if (pauseSeconds > 0) await this.#sleep(pauseSeconds, undefined);
    this.#keys = await this.#load();
    this.#loadedAt = performance.now();
  }
}

/** The key of that name in a set. */
export const keyIn = ({ keys }: Jwks, kid: string): Jwk | undefined => keys.find((key) => key.kid === kid);

const secondsSince = (at: number): number => (performance.now() - at) / 1000;
