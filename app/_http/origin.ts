import { type Origin, type OriginChannel, plainUserAgent } from "@/core/origin";
import { clientAddress, requestId } from "./peer";

/** Whose way in a path is. What stands here is reached by no other. */
const DOORS: readonly [path: string, channel: OriginChannel][] = [
  ["/v1/", "axme"],
  ["/api/mcp", "mcp"],
  ["/api/slack/", "slack"],
  ["/api/answers/", "mail_link"],
  ["/api/unsubscribe/", "mail_link"],
  ["/api/join/", "mail_link"],
];

/** Where a request came from: by which door, from which address and browser, under which id. Elsewhere, whoever has no key comes by the web. */
export function originOfRequest({ url, headers }: Request, caller: "agent" | "person"): Origin {
  const { pathname } = new URL(url);
  const door = DOORS.find(([path]) => pathname.startsWith(path))?.[1];
  return originOfHeaders(headers, door ?? (caller === "agent" ? "api" : "web"));
}

export const originOfHeaders = (headers: Pick<Headers, "get">, channel: OriginChannel): Origin => ({
  channel,
  ip: clientAddress(headers),
  user_agent: plainUserAgent(headers.get("user-agent")),
  request_id: requestId(headers),
});
