const DOTS = /(?<=[\p{L}\p{N}])(?=\.\p{L}{2})/u;
const DOTS_AND_BREAKS = /(?<=[\p{L}\p{N}])(?=\.\p{L}{2})|(?<=[_/])(?=[\p{L}\p{N}])/u;

/**
 * Somebody else's text, kept from changing the direction of ours. A dot inside of a word stands apart, so that a
 * mail program sees no domain to make a link of; a long name or path may break after `_` and `/`.
 */
export function Words({ children }: { children: string }) {
  const pieces = children.split(children.includes(" ") ? DOTS : DOTS_AND_BREAKS);
  return (
    <bdi>{pieces.map((piece, index) => (index === 0 ? piece : <Piece key={index}>{piece}</Piece>))}</bdi>
  );
}

function Piece({ children: piece }: { children: string }) {
  return (
    <>
      {piece.startsWith(".") ? <span>.</span> : <wbr />}
      {piece.replace(/^\./, "")}
    </>
  );
}
