// Imported before anything else, so it is written for Nodes that cannot run the rest.

/** What to tell somebody whose Node is too old, or undefined. @param {string} version such as "20.19.0" */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Countersign needs Node 20.19 or newer, and this is ${version}.`;
}

/** Ends the process with one sentence when Node is too old. */
export function refuseOldNode() {
  const complaint = nodeComplaint(process.versions.node);
  if (!complaint) return;
  console.error(complaint);
  process.exit(1);
}
