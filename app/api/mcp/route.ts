import { asAgent } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";
import { answerMcp } from "@/app/_mcp/endpoint";

export const POST = route({
  authenticate: asAgent,
  rpc: true,
  handle: ({ ctx, request }) => answerMcp(ctx, request),
});
