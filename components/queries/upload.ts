import type { FileWire } from "@/core/wire/file";
import { fetchJson, NOT_REACHED, problemOf } from "./http";

/** Where an answer's files go, and come back from. */
export interface FileStore {
  /** Sends a file; tells from 0 to 1 how much of it is gone. Throws a ProblemError, or an AbortError. */
  attach: (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<FileWire>;
  remove: (id: string) => Promise<unknown>;
}

export const filesOfIntent = (id: string): FileStore => ({
  attach: (...upload) => send(`/api/intents/${encodeURIComponent(id)}/files`, ...upload),
  remove: (fileId) => fetchJson(`/api/files/${encodeURIComponent(fileId)}`, { method: "DELETE" }),
});

/** The same by the link in a mail, without a session. */
export const filesByLink = (token: string): FileStore => ({
  attach: (...upload) => send(`/api/answers/${encodeURIComponent(token)}/files`, ...upload),
  remove: (fileId) =>
    fetchJson(`/api/answers/${encodeURIComponent(token)}/files/${encodeURIComponent(fileId)}`, {
      method: "DELETE",
    }),
});

/** `fetch` does not tell how much of a body has been sent. */
function send(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileWire> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${path}?${new URLSearchParams({ name: file.name || "file" })}`);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status });
      if (response.ok) resolve(response.json());
      else void problemOf(response).then(reject);
    };
    request.onerror = () => reject(NOT_REACHED());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
