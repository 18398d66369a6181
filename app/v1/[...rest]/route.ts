import { AppError } from "@/core/errors";
import { asNobody } from "@/app/_http/authenticate";
import { axmeRoute } from "@/app/_v1/route";

const refuse = axmeRoute({
  authenticate: asNobody,
  handle: ({ request }) => {
    const { pathname } = new URL(request.url);
    const what = `${request.method} ${pathname}`;
    throw new AppError("not_found", `${what} is not offered here; docs/AXME.md says what is.`);
  },
});

/** What AXME has and is not here: its clients read why, and not a page. */
const missing = (request: Request): Promise<Response> => refuse(request, { params: Promise.resolve({}) });

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
