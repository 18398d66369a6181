import type { Http } from "./http.js";
import type { Intent } from "./intent.js";
import { isIntent } from "./json.js";
import { intentPath } from "./paths.js";
import type { TaskType } from "./wire.js";

/** What one look at an intent tells. */
export interface Poll<T extends TaskType, Data> {
  intent: Intent<T, Data>;
  /** Whether the server held the answer back, as asked; without that, polling at once again would hammer it. */
  held: boolean;
}

/** Reads an intent, as soon as it is closed or when it was held long enough. Tries once. */
export async function poll<T extends TaskType, Data>(
  http: Http,
  id: string,
  heldSeconds: number,
  signal: AbortSignal | undefined,
): Promise<Poll<T, Data>> {
  const { body, headers } = await http.attempt({
    path: intentPath(id),
    headers: heldSeconds > 0 ? { prefer: `wait=${heldSeconds}` } : {},
    heldSeconds,
    accepts: isIntent<T, Data>,
    signal,
  });
  return { intent: body, held: headers.has("preference-applied") };
}
