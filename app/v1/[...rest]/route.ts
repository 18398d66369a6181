import { AppError } from "@/core/errors";
import { asNobody } from "@/app/_http/authenticate";
import { axmeRoute } from "@/app/_v1/route";

/** What AXME has and is not here: its clients read why, and not a page. */
const missing = axmeRoute({
  authenticate: asNobody,
  handle: ({ request }) => {
    const { pathname } = new URL(request.url);
    throw new AppError(
      "not_found",
      `${request.method} ${pathname} is not offered here; docs/AXME.md says what is.`,
    );
  },
});

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
