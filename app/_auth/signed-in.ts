import { refuseForeignPages } from "@/app/_http/own-pages";
import type { SignedIn } from "@/server/services/answer-links/usable";
import { memberOfRequest } from "./cookie";

/** Who is signed in where a link is used, looked up only where it matters. */
export const signedInOf =
  (request: Request, now: Date): SignedIn =>
  async () => {
    const caller = (await memberOfRequest(request, now))?.caller;
    if (caller?.type !== "member") return null;
    refuseForeignPages(request);
    return { ...caller.member, session: caller.signedIn };
  };
