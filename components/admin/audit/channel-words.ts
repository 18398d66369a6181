import type { OriginChannel } from "@/core/origin";
import { deviceName } from "@/core/device-name";

/** The doors by which things come, as a filter names them. */
export const CHANNEL_NAMES: Record<OriginChannel, string> = {
  web: "In the browser",
  mail_link: "By mail link",
  slack: "In Slack",
  api: "API",
  mcp: "Tools for models (MCP)",
  axme: "AXME's API",
  clock: "The clock",
  inngest: "Inngest",
};

/** The same after what somebody did. */
export const CHANNEL_WORDS: Record<OriginChannel, string> = {
  web: "in the browser",
  mail_link: "by mail link",
  slack: "in Slack",
  api: "through the API",
  mcp: "by a model's tool",
  axme: "through AXME's API",
  clock: "by the clock",
  inngest: "by Inngest",
};

const PROGRAM = /^([A-Za-z][\w .+-]{0,30}?)\/(\d+(?:\.\d+)?)/;

/** What a browser or a program calls itself, in words: "Firefox on Linux", "curl 8.5". */
export function browserInWords(userAgent: string): string {
  if (userAgent.startsWith("Mozilla/")) return deviceName(userAgent);
  const [, name, version] = PROGRAM.exec(userAgent) ?? [];
  if (name !== undefined) return `${name} ${version}`;
  return userAgent.length > 40 ? `${userAgent.slice(0, 39)}…` : userAgent;
}
