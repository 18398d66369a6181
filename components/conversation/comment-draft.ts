"use client";

import { isJsonObject, type Json } from "@/core/json";
import { useDraft } from "../intent/draft-store";
import { mentionsIn, type Pick } from "./mention-text";

interface CommentDraft {
  text: string;
  /** Those who are mentioned, as far as the text still names them. */
  mentions: Pick[];
  write: (text: string, picked?: Pick) => void;
  clear: () => void;
}

/** A comment in the making, kept in this browser until it is sent; its picks stand where an answer has its form. */
export function useCommentDraft(key: string): CommentDraft {
  const { draft, change, clear } = useDraft(key, 1);
  const picks = picksIn(draft.data?.picks ?? null);
  return {
    text: draft.comment,
    mentions: mentionsIn(draft.comment, picks),
    write: (text, picked) => {
      const kept = mentionsIn(text, picked ? [...picks, picked] : picks);
      change({
        comment: text,
        data: kept.length === 0 ? null : { picks: kept.map(({ ref, name }) => ({ ref, name })) },
      });
    },
    clear,
  };
}

function picksIn(value: Json): Pick[] {
  const found = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return found.flatMap(({ ref, name }) =>
    typeof ref === "string" && typeof name === "string" ? [{ ref, name }] : [],
  );
}
