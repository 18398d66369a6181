import { appendFileSync } from "node:fs";

/** How somebody was told that an intent is closed, and with what. */
export interface Told {
  by: string;
  status: string;
  outcome: string | null;
}

/** A POST of an agent that was sent again after its answer had come. */
export interface Repeated {
  path: string;
  first: string;
  again: string;
  replayed: boolean;
}

/** A fact that somebody was promised by a 2xx, and what it must say. */
export interface Promised {
  type: "commented" | "canceled" | "result" | "voted" | "changes_requested" | "revised" | "claimed";
  /** Found in the fact's data, as JSON. */
  words: string;
}

/** All that was promised about one intent. */
export interface Entry {
  id: string;
  title: string;
  callback: string | null;
  /** Left open on purpose. */
  open: boolean;
  promised: Promised[];
  told: Told[];
  repeated: Repeated[];
  /** The numbers of the facts that its streams told, stream by stream. */
  streams: number[][];
}

/** Everything that was answered with 2xx, and all that anybody was told. */
export class Ledger {
  readonly entries = new Map<string, Entry>();

  constructor(private readonly file?: string) {}

  submitted(id: string, title: string, callback: string | null): Entry {
    const entry: Entry = {
      id,
      title,
      callback,
      open: false,
      promised: [],
      told: [],
      repeated: [],
      streams: [],
    };
    this.entries.set(id, entry);
    this.write({ submitted: id, title });
    return entry;
  }

  promise(entry: Entry, type: Promised["type"], words: string): void {
    entry.promised.push({ type, words });
    this.write({ promised: entry.id, type, words });
  }

  tell(entry: Entry, told: Told): void {
    entry.told.push(told);
    this.write({ told: entry.id, ...told });
  }

  private write(line: object): void {
    if (this.file) appendFileSync(this.file, `${JSON.stringify(line)}\n`);
  }
}
