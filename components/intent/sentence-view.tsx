import { Time } from "../ui/time";
import { Revealed } from "./revealed";
import type { Sentence } from "./sentence";

/** A sentence with its names set off and its times in the reader's zone. */
export function SentenceView({ sentence }: { sentence: Sentence }) {
  return sentence.map((part, index) =>
    typeof part === "string" ? (
      part
    ) : "who" in part ? (
      <strong key={index} className="font-medium text-ink wrap-anywhere">
        <bdi>
          <Revealed>{part.who}</Revealed>
        </bdi>
      </strong>
    ) : (
      <Time key={index} at={part.time} as="clock" focusable className="font-medium text-ink" />
    ),
  );
}
