/** Ids made by the client: UUIDv7, so that a request sent twice makes one row. */

let lastTime = 0;
let counter = 0;

/**
 * A new UUIDv7. Two ids made in the same millisecond, or after the clock stepped back, still sort in the
 * order in which they were made: the twelve bits after the version count up.
 *
 * @param {number} [now] milliseconds since 1970
 * @returns {string}
 */
export function newId(now = Date.now()) {
  if (now > lastTime) {
    lastTime = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastTime += 1;
    counter = 0;
  }
  const time = lastTime.toString(16).padStart(12, "0");
  const order = counter.toString(16).padStart(3, "0");
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
