import { Revealed } from "../intent/revealed";
import { piecesOf } from "./mention-text";

/** What a person wrote, as they wrote it; those whom they mentioned are set off. */
export function MentionedText({ body, names }: { body: string; names: readonly string[] }) {
  return piecesOf(body, names).map((piece, index) =>
    "text" in piece ? (
      <Revealed key={index}>{piece.text}</Revealed>
    ) : (
      <span key={index} className="rounded-md bg-accent-soft px-1 font-medium text-accent-ink">
        @<Revealed>{piece.mention}</Revealed>
      </span>
    ),
  );
}
