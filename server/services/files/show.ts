import type { FileWire } from "@/core/wire/file";
import type { FileRow } from "@/server/db/files";
import { settings } from "@/server/settings";

export const shownFile = ({ id, name, media_type, size, sha256, created_at }: FileRow): FileWire => ({
  id,
  name,
  media_type,
  size,
  sha256,
  url: `${settings().PUBLIC_URL}/api/files/${id}`,
  created_at: created_at.toISOString(),
});
