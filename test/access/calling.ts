import type { Listed } from "@/app/_http/endpoints";
import { request } from "../support/http";
import type { CallerName } from "./callers";
import type { World } from "./world";

export const nameOf = ({ method, path }: Listed): string => `${method} ${path}`;

/** An address of the endpoint, with things of ours in it; `missing` puts things in it that there are not. */
export function addressOf({ things }: World, { path, query }: Listed, missing = false): string {
  const filled = path.replace(/\{(\w+)\}/g, (_hole, _name, at: number) => {
    const upTo = path.slice(0, path.indexOf("}", at) + 1);
    const thing = things[upTo];
    if (!thing) throw new Error(`the world has nothing for ${upTo}`);
    return missing ? missingLike(thing) : thing;
  });
  if (path === "/api/audit/proof") return `${filled}?entry=fact_1`;
  return query && path.endsWith("/files") ? `${filled}?name=a.txt` : filled;
}

const missingLike = (id: string): string =>
  /^[a-z]+_/.test(id)
    ? id.replace(/_.*/, "_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6")
    : /^\d+$/.test(id)
      ? "999"
      : "no-such";

/** Calls an endpoint as somebody, with the body of its example. */
export async function call(
  world: World,
  endpoint: Listed,
  caller: CallerName,
  missing = false,
): Promise<Response> {
  const { method, example, takesBytes, scope, answer } = endpoint;
  const sent = takesBytes ? { raw: "bytes" } : example === undefined ? {} : { body: example };
  const abort = new AbortController();
  const response = await request(method, addressOf(world, endpoint, missing), {
    ...sent,
    headers: world.by(caller, scope),
    signal: abort.signal,
  });
  if (answer.stream && response.headers.get("content-type")?.includes("event-stream")) abort.abort();
  return response;
}

/** All of an answer, but for the address, the name and the time that were asked for. */
export async function lettersOf(response: Response, address: string): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => name !== "date" && name !== "x-request-id");
  const path = address.split("?")[0] ?? "";
  const text = (await response.text())
    .replaceAll(path, "THE ADDRESS")
    .replaceAll(/"(no-such|of-ours|of-the-matrix)\\"/g, "THE NAME")
    .replaceAll(/"changed_at":"[^"]+"/g, "THE TIME");
  return { status: response.status, headers, text };
}
