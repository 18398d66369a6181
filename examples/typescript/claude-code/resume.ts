// `claude -p` ended at a tool call that its hook deferred. The webhook of the answer resumes the session: the hook runs once
// more for the same call, and this time it knows what people said.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { receive } from "../shared/receiver.ts";

receive(async (session) => {
  const { stdout } = await promisify(execFile)("claude", ["-p", "--resume", session]);
  console.log(stdout);
});
