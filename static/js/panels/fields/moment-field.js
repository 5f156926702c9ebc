/** A day, and a time where it is known, in the browser's zone, with the moment in UTC in their label. */

import { isDayAlone, momentIn, momentInWords, ownZone, toldIn } from "../../words/moments.js";
import { element } from "../elements/element.js";
import { labelled } from "./card-fields.js";

/**
 * @param {string} what whose moment it is: "Ministry answered"
 * @param {string|null} moment
 * @param {(moment: string|null) => void} save  a day alone as midnight UTC; null once the day is emptied
 * @param {(control: string) => Record<string, string>} key  tells a control again after it was drawn anew
 */
export function momentField(what, moment, save, key) {
  const isDay = moment !== null && isDayAlone(moment);
  const told = moment ? toldIn(new Date(moment), isDay ? "UTC" : ownZone()) : { day: "", time: "" };
  const field = (/** @type {string} */ type, /** @type {string} */ value, /** @type {string} */ label) =>
    element("input", { class: "card__control", type, value, "aria-label": label, ...key(type) });
  const day = field("date", told.day, `Day on which ${what}`);
  const time = field("time", isDay ? "" : told.time, `Time at which ${what}, if it is known`);
  const change = () => {
    // While a day is typed it is none, and a time without a day says nothing.
    if (day.validity.badInput || time.validity.badInput || (!day.value && time.value)) return;
    const found = day.value ? momentIn(day.value, time.value, time.value ? ownZone() : "UTC") : null;
    // It is on its way, and no longer half typed.
    for (const control of [day, time]) control.defaultValue = control.value;
    save(found?.toISOString() ?? null);
  };
  day.addEventListener("change", change);
  time.addEventListener("change", change);
  return labelled(
    `When (${ownZone()})`,
    element("div", { class: "record__moment" }, day, time),
    moment ? momentInWords(moment) : "",
  );
}
