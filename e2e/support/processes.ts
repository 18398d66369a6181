import { execFileSync } from "node:child_process";

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Everything that an app consists of: what its launcher started, directly or not, and what works on its data. */
export function processesOf(launcher: number, dataDir: string): Process[] {
  const all = running();
  const family = new Set([launcher]);
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.filter(({ pid, command }) => family.has(pid) || command.includes(dataDir));
}

/** Those of these processes that are still there. */
export function left(processes: readonly Process[]): Process[] {
  const now = running();
  return processes.filter((one) =>
    now.some(({ pid, command }) => pid === one.pid && command === one.command),
  );
}

/** Every process but zombies, which only wait for somebody to take note of their end. */
function running(): Process[] {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" }).split(
    "\n",
  );
  return lines.flatMap((line) => {
    const [, pid, parent, state = "", command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid && !state.startsWith("Z") ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}
