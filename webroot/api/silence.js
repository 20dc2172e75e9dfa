/** Nothing moves just now: worth a word. */
const QUIET = 5_000;
/** Nothing moves any more and nobody says why: the connection is dead. */
const DEAD = 30_000;

/**
 * Watches over something that should move.
 *
 * @param {{quiet: (is: boolean) => void, dead: () => void}} tell
 * @returns {{moved: () => void, stop: () => void}}
 */
export function watchSilence({ quiet, dead }) {
  let timers = [];
  let isQuiet = false;
  const stop = () => timers.forEach(clearTimeout);
  const say = (is) => {
    if (is !== isQuiet) {
      isQuiet = is;
      quiet(is);
    }
  };
  const moved = () => {
    stop();
    say(false);
    timers = [setTimeout(() => say(true), QUIET), setTimeout(dead, DEAD)];
  };
  moved();
  return { moved, stop };
}
