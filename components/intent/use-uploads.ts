"use client";

import { useEffect, useRef, useState } from "react";
import { FILE_LIMITS, sizeInWords } from "@/core/file";
import type { FileStore } from "../queries/upload";
import { wordsOf } from "../queries/problem";
import type { EvidenceDraft } from "./draft";
import type { DraftChange } from "./draft-store";

/** A file on its way, or one that did not get there. */
export interface Upload {
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  problem: string | null;
  /** Whether the same file may get there yet. */
  mayRetry: boolean;
}

export interface Uploads {
  list: readonly Upload[];
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  /** Gives up what is on its way, or forgets what failed. */
  drop: (key: string) => void;
  /** Takes back a file that is there. */
  remove: (evidence: EvidenceDraft) => void;
}

let count = 0;

/** Sends files as soon as they are chosen; each becomes a piece of evidence in the draft when it is there. */
export function useUploads(store: FileStore, change: (part: DraftChange) => void): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => all.forEach((each) => each.abort());
  }, []);
  const update = (key: string, part: Partial<Upload>) =>
    setList((before) => before.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const forget = (key: string) => setList((before) => before.filter((each) => each.key !== key));

  async function send({ key, file }: Upload) {
    const controller = new AbortController();
    running.current.set(key, controller);
    try {
      const kept = await store.attach(file, (share) => update(key, { share }), controller.signal);
      forget(key);
      change(({ evidence }) => ({ evidence: withFile(evidence, kept) }));
    } catch (error) {
      if (!controller.signal.aborted) update(key, { problem: wordsOf(error) });
    } finally {
      running.current.delete(key);
    }
  }

  return {
    list,
    add: (files) => {
      const added = [...files].map(uploadOf);
      setList((before) => [...before, ...added]);
      for (const upload of added) if (upload.problem === null) void send(upload);
    },
    retry: (key) => {
      const upload = list.find((each) => each.key === key);
      if (!upload) return;
      update(key, { problem: null, share: 0 });
      void send(upload);
    },
    drop: (key) => {
      running.current.get(key)?.abort();
      forget(key);
    },
    remove: (gone) => {
      change(({ evidence }) => ({ evidence: evidence.filter(({ key }) => key !== gone.key) }));
      // Where it cannot be taken back, the answer still does not name it.
      if (gone.file) void store.remove(gone.file.id).catch(() => undefined);
    },
  };
}

function uploadOf(file: File): Upload {
  const problem =
    file.size > FILE_LIMITS.bytes
      ? `This has ${sizeInWords(file.size)}; a file has at most ${sizeInWords(FILE_LIMITS.bytes)}.`
      : file.size === 0
        ? "This file is empty."
        : null;
  return { key: `upload-${count++}`, file, share: 0, problem, mayRetry: problem === null };
}

/** The same file sent again is the same piece of evidence. */
function withFile(
  evidence: EvidenceDraft[],
  { id, name, size, url }: { id: string; name: string; size: number; url: string },
): EvidenceDraft[] {
  if (evidence.some((each) => each.file?.id === id)) return evidence;
  const written = evidence.filter(({ label, content }) => label.trim() || content.trim());
  return [...written, { key: id, label: name, content: url, file: { id, name, size } }];
}
