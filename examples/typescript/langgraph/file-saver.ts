import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { RunnableConfig } from "@langchain/core/runnables";
import { MemorySaver } from "@langchain/langgraph";
import { inFolder } from "../shared/folder.ts";

type Put = Parameters<MemorySaver["put"]>;
type PutWrites = Parameters<MemorySaver["putWrites"]>;

/** Checkpoints in a file per thread, so that the example needs no database. Use PostgresSaver or another in earnest. */
export class FileSaver extends MemorySaver {
  override async getTuple(config: RunnableConfig) {
    this.#read(threadOf(config));
    return super.getTuple(config);
  }

  override async put(...[config, ...rest]: Put) {
    const saved = await super.put(config, ...rest);
    this.#write(threadOf(config));
    return saved;
  }

  override async putWrites(...[config, ...rest]: PutWrites) {
    await super.putWrites(config, ...rest);
    this.#write(threadOf(config));
  }

  #read(thread: string): void {
    if (!existsSync(fileOf(thread))) return;
    const { storage, writes } = deserialize(readFileSync(fileOf(thread)));
    this.storage[thread] = storage;
    Object.assign(this.writes, writes);
  }

  #write(thread: string): void {
    const writes = Object.entries(this.writes).filter(([key]) => JSON.parse(key)[0] === thread);
    const all = { storage: this.storage[thread] ?? {}, writes: Object.fromEntries(writes) };
    writeFileSync(`${fileOf(thread)}.new`, serialize(all));
    renameSync(`${fileOf(thread)}.new`, fileOf(thread));
  }
}

const fileOf = (thread: string) => inFolder(`${encodeURIComponent(thread)}.checkpoints`);
const threadOf = (config: RunnableConfig) => String(config.configurable?.thread_id);
