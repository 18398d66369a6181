/** A file that somebody attached to an answer. Its name and type are theirs: treat it as you treat any upload. */
export interface EvidenceFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The file that a response carries. */
export async function fileOf(response: Response): Promise<EvidenceFile> {
  return {
    name: nameIn(response.headers.get("content-disposition") ?? ""),
    mediaType: response.headers.get("content-type") ?? "application/octet-stream",
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

/** The name in RFC 6266's notation for all languages, which the server always sends. */
function nameIn(disposition: string): string {
  const [, encoded = "file"] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  return decodeURIComponent(encoded);
}
