/** A sentence of the document, in which `code` stands between backticks. */
export function Says({ children }: { children: string }) {
  return children.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className="rounded-md bg-sunken px-1 font-mono text-sm">
        {part}
      </code>
    ) : (
      part
    ),
  );
}
