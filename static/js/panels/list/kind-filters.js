/** A button for each kind above the list: how many there are, and whether they are shown. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Filtering } from "../marking/go-to-marks.js" */
import { KINDS } from "../../anchoring/types.js";
import { KIND_NAMES } from "../../words/vocabulary.js";
import { element } from "../elements/element.js";
import { toggleKind } from "../marking/go-to-marks.js";

export class KindFilters {
  #desk;
  #parts;

  /** @param {Filtering} desk */
  constructor(desk) {
    this.#desk = desk;
    this.#parts = KINDS.map((kind) => {
      const count = new Text("");
      const button = element(
        "button",
        {
          type: "button",
          class: "list__filter",
          "data-kind": kind,
          onclick: () => toggleKind(desk, kind),
        },
        element("span", { class: `badge badge--${kind}` }, KIND_NAMES[kind]),
        count,
      );
      return { kind, count, button };
    });
    this.element = element("div", {
      class: "list__filters",
      role: "group",
      "aria-label": "Show or hide kinds",
    }, ...this.#parts.map(({ button }) => button));
  }

  /** @param {readonly Annotation[]} all */
  draw(all) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const { kind, count, button } of this.#parts) {
      const words = ` ${counts.get(kind) ?? 0}`;
      if (count.data !== words) count.data = words;
      button.setAttribute("aria-pressed", String(this.#desk.painter.isKindShown(kind)));
    }
  }

  focus() {
    this.#parts[0]?.button.focus();
  }
}
