const LOOK_EVERY_MS = 250;
const ONE_PRESS_MS = 500; // npm and the terminal may both pass on the same Ctrl-C

/**
 * Calls back when this process is wished to end: by a signal, or by the end of whoever started it.
 * @param {(how: { force: boolean }) => void} onWish may be called several times; forced when Ctrl-C is pressed once more
 */
export function onEndWished(onWish) {
  let firstAt = 0;
  const wish = (/** @type {NodeJS.Signals | void} */ signal) => {
    firstAt ||= Date.now();
    onWish({ force: signal === "SIGINT" && Date.now() - firstAt > ONE_PRESS_MS });
  };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, wish);
  process.once("disconnect", () => wish()); // startApp() is gone, however it ended
  if (process.env.npm_lifecycle_event) followParent(() => wish());
}

/** npm runs scripts in a shell, which passes no SIGTERM on: it just ends, and we get another parent. @param {() => void} onGone */
function followParent(onGone) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, LOOK_EVERY_MS);
  watch.unref();
}
