/** Moments: as every page writes them, and as they are told in a zone. No DOM. */

/**
 * "14 Oct 2025, 16:20 UTC", as the server's pages write it; a day where the time doesn't matter, or where a
 * day was given without one: that is kept as midnight UTC.
 *
 * @param {string|number|Date} moment
 * @param {boolean} [withTime]
 */
export function momentInWords(moment, withTime = true) {
  const when = new Date(moment);
  const day = when.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).replace("Sept", "Sep");
  return withTime && !isDayAlone(moment) ? `${day}, ${when.toISOString().slice(11, 16)} UTC` : day;
}

/** Whether only the day was given: that is kept as midnight UTC. @param {string|number|Date} moment */
export function isDayAlone(moment) {
  return new Date(moment).toISOString().endsWith("T00:00:00.000Z");
}

/**
 * The moment of a day and a time in a zone; null where they are none, or the zone is unknown here.
 *
 * @param {string} day "2025-10-14"
 * @param {string} time "16:20"
 * @param {string} zone "Asia/Seoul"
 */
export function momentIn(day, time, zone) {
  const wall = Date.parse(`${day}T${time || "00:00"}Z`);
  if (Number.isNaN(wall)) return null;
  try {
    // The offset a little earlier or later may be another: where clocks change, the second look is right.
    const guess = wall - offsetOf(zone, wall);
    return new Date(wall - offsetOf(zone, guess));
  } catch {
    return null;
  }
}

/** Day and time of a moment in a zone. @param {Date} moment @param {string} zone */
export function toldIn(moment, zone) {
  const [day = "", time = ""] = new Date(moment.getTime() + offsetOf(zone, moment.getTime())).toISOString()
    .split("T");
  return { day, time: time.slice(0, 5) };
}

/** The browser's own zone. */
export function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** Milliseconds by which clocks of a zone are ahead of UTC. @param {string} zone @param {number} moment */
function offsetOf(zone, moment) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const at = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(at.year ?? 0, (at.month ?? 1) - 1, at.day, at.hour, at.minute, at.second);
  return wall - Math.floor(moment / 1000) * 1000;
}
