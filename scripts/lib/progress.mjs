const SILENT_MS = 2000;
const LINE_EVERY_S = 10;

/**
 * Says how long something takes, once it takes longer than two seconds: in place on a terminal, a line now and then elsewhere.
 * @template T
 * @param {string} label such as "Building the web app…" @param {Promise<T>} work
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} [out]
 * @returns {Promise<T>}
 */
export function withProgress(label, work, out = process.stderr) {
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  let said = false;
  const say = () => {
    said = true;
    out.write(out.isTTY ? `\r${label} ${seconds()} s ` : `${label} ${seconds()} s\n`);
  };
  /** @type {NodeJS.Timeout | undefined} */
  let ticking;
  const silence = setTimeout(() => {
    say();
    ticking = setInterval(say, out.isTTY ? 1000 : LINE_EVERY_S * 1000);
  }, SILENT_MS);
  const end = (/** @type {string} */ how) => {
    clearTimeout(silence);
    clearInterval(ticking);
    if (said) out.write(`${out.isTTY ? "\r" : ""}${label} ${how} ${seconds()} s\n`);
  };
  return work.then(
    (value) => {
      end("done in");
      return value;
    },
    (error) => {
      end("ended after");
      throw error;
    },
  );
}
