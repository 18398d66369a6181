import { attachmentNamed } from "@/core/file";
import { asAnyone, asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { readFile } from "@/server/services/files/read";
import { removeFile } from "@/server/services/files/remove";

/** Whatever is in it, it is saved and never shown, and could run nothing if it were. */
export const GET = route({
  authenticate: asAnyone,
  scope: "intents:read",
  handle: async ({ ctx, params: { id = "" } }) => {
    const { file, bytes } = await readFile(ctx, id);
    return new Response(Buffer.from(bytes), {
      headers: {
        "content-type": file.media_type,
        "content-length": String(file.size),
        "content-disposition": attachmentNamed(file.name),
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-store",
      },
    });
  },
});

export const DELETE = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => {
    await removeFile(ctx, id);
    return json(200, {});
  },
});
