import { once } from "node:events";
import { appenderTo } from "@/server/adapters/append-lines";

/** Appends a line twice in one go, so many times, once it is told to: one of several processes at one file. */
const [file = "", line = "", times = "0"] = process.argv.slice(2);
const append = appenderTo(file);
const told = once(process, "message");
process.send?.("ready");
await told;
for (let n = 0; n < Number(times); n++) await append([line, line]);
process.disconnect();
