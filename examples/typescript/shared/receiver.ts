import { createServer, type IncomingMessage } from "node:http";
import { placeOf } from "countersign/adapters/ai-sdk";
import { verifyWebhook, WebhookVerificationError } from "countersign";
import { exclusively } from "./runs.ts";

const secret = process.env.COUNTERSIGN_WEBHOOK_SECRET ?? "";

/**
 * Receives webhooks and resumes the run that each one belongs to. What is not signed is refused; a failure is answered with
 * 500, so that Countersign comes again.
 */
export function receive(resume: (run: string) => Promise<void>): void {
  const port = Number(process.env.PORT ?? 4010);
  const server = createServer((request, response) => {
    handle(request, resume).then(
      (status) => response.writeHead(status).end(),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
  server.listen(port, "127.0.0.1", () => console.log(`listening on ${port}`));
}

async function handle(request: IncomingMessage, resume: (run: string) => Promise<void>): Promise<number> {
  const body = Buffer.concat(await request.toArray());
  try {
    const { type, data } = await verifyWebhook(body, request.headers, secret);
    // Whatever else happens to a question, such as a comment, is not for these agents.
    if (type === "intent.decided" || type === "intent.timed_out" || type === "intent.canceled") {
      const run = placeOf(data)?.run;
      if (run) await exclusively(run, () => resume(run));
      console.log(`heard: ${data.id} ${type}`);
    }
    return 204;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return 401;
    throw error;
  }
}
