/** So long, in milliseconds, speed is looked back on. */
const WINDOW = 5_000;
/** Sooner it says nothing: what is sent at first only fills what lies between. */
const SOONEST = 500;

/**
 * How fast one connection sends, in bytes per second over the last seconds. What had arrived before it
 * was there, and what it took at once to fill buffers on the way, is no speed.
 *
 * @param {() => number} [now] milliseconds
 * @returns {(sent: number) => number | null} told what this connection has sent so far; null while nobody knows
 */
export function speedometer(now = () => performance.now()) {
  /** @type {{at: number, sent: number}[]} */
  const seen = [];
  return (sent) => {
    const at = now();
    seen.push({ at, sent });
    while (seen.length > 2 && seen[1].at <= at - WINDOW) {
      seen.shift();
    }
    const from = Math.max(seen[0].at, at - WINDOW);
    return at - from < SOONEST ? null : ((sent - sentAt(from, seen[0], seen[1])) / (at - from)) * 1000;
  };
}

/** What was sent at a time between two others. */
const sentAt = (time, before, after) =>
  time === before.at ? before.sent : before.sent + ((after.sent - before.sent) * (time - before.at)) / (after.at - before.at);
