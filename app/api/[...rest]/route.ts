import { AppError } from "@/core/errors";
import { asNobody } from "@/app/_http/authenticate";
import { route } from "@/app/_http/route";

const refuse = route({
  authenticate: asNobody,
  handle: () => {
    throw new AppError("not_found", "There is nothing at this address; /docs/api has those that there are.");
  },
});

/** Whoever mistypes an address of the API reads why, and not a page. */
const missing = (request: Request): Promise<Response> => refuse(request, { params: Promise.resolve({}) });

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
