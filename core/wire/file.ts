import { z } from "zod";
import { Instant, Line } from "./primitives";

/** POST …/files takes the file itself as its body; the name comes beside it, because a header has no room for "Größe". */
export const UploadQuery = z.strictObject({
  name: Line(1_000).meta({ example: "run log.txt", description: "What the file is called" }),
});
export type UploadQuery = z.infer<typeof UploadQuery>;

/** A file that was attached. Its address is what an answer gives as evidence. */
export const FileWire = z
  .object({
    id: z.string().meta({ example: "fil_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6" }),
    name: z.string(),
    media_type: z.string(),
    size: z.int().describe("Bytes"),
    sha256: z.string().describe("In hexadecimal digits"),
    url: z.string(),
    created_at: Instant,
  })
  .meta({ id: "File" });
export type FileWire = z.infer<typeof FileWire>;
