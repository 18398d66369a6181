import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import type { RequestHandlerExtra } from "@modelcontextprotocol/sdk/shared/protocol.js";
import type {
  ElicitRequestFormParams,
  ElicitResult,
  ServerNotification,
  ServerRequest,
} from "@modelcontextprotocol/sdk/types.js";
import { asAgent } from "@/app/_http/authenticate";
import type { Ctx } from "@/server/services/context";
import { hold } from "@/server/services/waiting/hold";

type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** How long a person at the client's side may take over a form or an offered page. */
const PERSON_MS = 10 * 60_000;

/** How often a client that wants to know hears that its call is still in hand. */
export const PROGRESS_MS = 5_000;

/** One call of a tool, as the tool sees it. */
export class Call {
  private readonly begunAt = performance.now();

  constructor(
    readonly ctx: Ctx,
    private readonly server: Server,
    private readonly request: Request,
    private readonly extra: Extra,
  ) {}

  /** Aborts when the client cancels or goes. */
  get signal(): AbortSignal {
    return this.extra.signal;
  }

  /** The same caller at present, for what follows a long wait. Throws unauthenticated where the key has ended meanwhile. */
  renewed(): Promise<Ctx> {
    return asAgent(this.request, new Date());
  }

  /** Says how a wait is going, to clients that want to know, and how many seconds of it are left. */
  async progress(message: string, secondsLeft?: number): Promise<void> {
    const progressToken = this.extra._meta?.progressToken;
    if (progressToken === undefined) return;
    const progress = (performance.now() - this.begunAt) / 1000;
    const total = secondsLeft === undefined ? {} : { total: progress + secondsLeft };
    const params = { progressToken, progress, ...total, message };
    await this.extra.sendNotification({ method: "notifications/progress", params });
  }

  get canShowForms(): boolean {
    return this.server.getClientCapabilities()?.elicitation?.form !== undefined;
  }

  get canOfferPages(): boolean {
    return this.server.getClientCapabilities()?.elicitation?.url !== undefined;
  }

  /** Has the client's user fill in a form; null where they would not, or nobody came to it. */
  async askUser(
    message: string,
    requestedSchema: ElicitRequestFormParams["requestedSchema"],
  ): Promise<unknown> {
    const { signal, release } = hold(this.ctx, this.signal);
    const stillAsking = () => void this.progress("Your user is asked.").catch(() => {});
    const timer = setInterval(stillAsking, PROGRESS_MS);
    stillAsking();
    try {
      const result = await this.server.elicitInput(
        { mode: "form", message, requestedSchema },
        this.on(signal),
      );
      return result.action === "accept" ? (result.content ?? null) : null;
    } catch {
      return null;
    } finally {
      clearInterval(timer);
      release();
    }
  }

  /** Offers the client's user a page, until `signal` aborts; null where nothing came of it. */
  offerPage(
    page: { message: string; url: string; elicitationId: string },
    signal: AbortSignal,
  ): Promise<ElicitResult | null> {
    return this.server.elicitInput({ mode: "url", ...page }, this.on(signal)).catch(() => null);
  }

  /** Tells the client that nothing is to be done any more on the page that was offered. */
  async pageDone(elicitationId: string): Promise<void> {
    await this.extra.sendNotification({
      method: "notifications/elicitation/complete",
      params: { elicitationId },
    });
  }

  private on(signal: AbortSignal) {
    return { relatedRequestId: this.extra.requestId, signal, timeout: PERSON_MS };
  }
}
