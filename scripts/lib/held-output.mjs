const KEPT_LINES = 40;
const IMPATIENT_MS = 20_000;

/**
 * Holds back what a process writes until it is shown: only a start that fails, or lasts, shows the process's own words.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {{ show: () => void, tail: () => string }} `show` passes on what comes from then; `tail` gives the last forty lines
 */
export function holdOutput({ stdout, stderr }) {
  let isShown = false;
  let held = "";
  let last = "";
  for (const [from, to] of /** @type {const} */ ([
    [stdout, process.stdout],
    [stderr, process.stderr],
  ])) {
    from?.on("data", (chunk) => {
      last = (last + chunk).split("\n").slice(-KEPT_LINES).join("\n");
      if (isShown) to.write(chunk);
      else held += chunk;
    });
  }
  const impatience = setTimeout(() => {
    show();
    process.stdout.write(held);
  }, IMPATIENT_MS);
  impatience.unref();

  function show() {
    isShown = true;
    clearTimeout(impatience);
  }
  return { show, tail: () => last.trim() };
}
