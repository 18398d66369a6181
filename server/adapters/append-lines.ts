import { open } from "node:fs/promises";
import type { AppendLines } from "@/core/audit/anchor";

/** Appends to a file, which other processes may append to as well: each call is one write at its end, and is on the disk when it returns. */
export function appenderTo(path: string): AppendLines {
  let torn = false;
  return async (lines) => {
    const file = await open(path, "a", 0o640);
    try {
      // What a full disk cut off ends here, so that it spoils no other line.
      const text = Buffer.from(`${torn ? "\n" : ""}${lines.join("\n")}\n`);
      const { bytesWritten } = await file.write(text);
      torn = bytesWritten < text.length;
      if (torn) throw new Error(`${bytesWritten} of ${text.length} bytes were written`);
      await file.sync();
    } finally {
      await file.close();
    }
  };
}
