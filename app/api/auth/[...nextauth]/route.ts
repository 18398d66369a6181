import NextAuth from "next-auth";
import { originOfHeaders } from "@/app/_http/origin";
import { authOptions } from "@/app/_auth/options";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = (request: Request, context: Context) =>
  NextAuth(request as never, context as never, authOptions(originOfHeaders(request.headers, "web")));

export { handler as GET, handler as POST };
