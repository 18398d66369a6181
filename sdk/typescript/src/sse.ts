/**
 * Reads `text/event-stream` from chunks that may be cut anywhere. A message counts only once its blank line is there.
 * Of a message only its data is kept: a fact carries its own seq and type.
 */
export class EventStreamParser {
  readonly #decoder = new TextDecoder();
  #rest = "";
  #afterReturn = false;
  #data: string[] = [];

  /** The data of the messages that this chunk completes. */
  *feed(chunk: Uint8Array): Generator<string> {
    let text = this.#decoder.decode(chunk, { stream: true });
    if (text === "") return;
    // The halves of a CRLF may come in two chunks; they end one line, not two.
    if (this.#afterReturn && text.startsWith("\n")) text = text.slice(1);
    this.#afterReturn = text.endsWith("\r");
    const lines = (this.#rest + text).split(/\r\n|\r|\n/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line !== "") this.#field(line);
      else if (this.#data.length > 0) yield this.#data.splice(0).join("\n");
    }
  }

  #field(line: string): void {
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "data") this.#data.push(value);
  }
}
