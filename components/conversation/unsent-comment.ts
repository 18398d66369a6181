"use client";

import { useState } from "react";
import { useCommentDraft } from "./comment-draft";

/** Whether a comment was in the making when the question closed; it then stays, even once its text is cut out. */
export function useUnsentComment(id: string, closed: boolean): boolean {
  const { text } = useCommentDraft(`${id}:comment`);
  const [held, setHeld] = useState(false);
  if (closed && text !== "" && !held) setHeld(true);
  return held;
}
