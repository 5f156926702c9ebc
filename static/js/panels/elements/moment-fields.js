/**
 * A day, a time and a zone in a page's form: the zone of the article's place or of the browser, with the
 * moment in UTC below.
 */

import { momentIn, momentInWords, ownZone, toldIn } from "../../words/moments.js";

/** Before anything that remembers what the page offered. */
export function showMoments() {
  for (const field of document.querySelectorAll("[data-moment]")) showMoment(field);
}

/** @param {Element} field */
function showMoment(field) {
  const [day, time, zone] = field.querySelectorAll("input");
  const told = field.querySelector("[data-utc]");
  if (!day || !time || !zone || !told) return;
  // The server knows the zones of places. Where the article has none, the editor thinks in their own.
  if (zone.defaultValue === "UTC" && zone.value === "UTC") inOwnZone(day, time, zone);
  const tell = () => {
    const isDay = field.matches("[data-moment=days]") && !time.value;
    const moment = day.value && !isDay ? momentIn(day.value, time.value, zone.value || "UTC") : null;
    told.textContent = moment ? momentInWords(moment) : "";
  };
  field.addEventListener("input", tell);
  tell();
}

/** @param {HTMLInputElement} day @param {HTMLInputElement} time @param {HTMLInputElement} zone */
function inOwnZone(day, time, zone) {
  zone.value = zone.defaultValue = ownZone();
  const moment = day.value && time.value ? momentIn(day.value, time.value, "UTC") : null;
  if (!moment) return;
  const own = toldIn(moment, zone.value);
  day.value = day.defaultValue = own.day;
  time.value = time.defaultValue = own.time;
}
