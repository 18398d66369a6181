import type { Unsubscribe } from "@/core/notice";

/** RFC 8058: mail programs show a button of their own, and post to the link when it is pressed. */
export function unsubscribeHeaders(unsubscribe: Unsubscribe | null): Record<string, string> {
  if (unsubscribe === null) return {};
  return {
    "List-Unsubscribe": `<${unsubscribe.oneClick}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
