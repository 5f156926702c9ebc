/** One step of a chain to be changed: its role, the words that name it, its place. */

/** @import { Annotation, Hop } from "../../store/types.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Visiting } from "../marking/go-to-marks.js" */
import { likelyRole } from "../../store/actions.js";
import { ROLES } from "../../words/scales.js";
import { element, select } from "../elements/element.js";
import { passageSelect } from "../fields/passage-choice.js";
import { visit } from "../marking/go-to-marks.js";

/** @typedef {Visiting & Pick<Desk, "record"|"sourceName"|"focusStory">} Stepping  What a step takes */

/**
 * @param {Stepping} desk
 * @param {Annotation} annotation
 * @param {Hop[]} hops
 * @param {number} place
 * @param {(hops: Hop[], message: string) => void} save
 */
export function hopRow(desk, annotation, hops, place, save) {
  const hop = /** @type {Hop} */ (hops[place]);
  const names = hop.sources.map((id) => desk.sourceName(id)).join(" and ");
  // By its sources and not by its place: the focus goes along with a step that is moved.
  const key = `${hop.sources.join() || place}`;
  const changed = (/** @type {Partial<Hop>} */ fields) =>
    hops.map((one, index) => (index === place ? { ...one, ...fields } : one));
  const move = (/** @type {1|-1} */ by) => {
    const to = place + by;
    const where = by < 0 ? "nearer to the speaker" : "further from the speaker";
    if (to < 0 || to >= hops.length) return desk.announce(`${names} can’t go ${where}.`);
    const next = hops.filter((_, index) => index !== place);
    next.splice(to, 0, hop);
    save(recast(desk.record, next), `${names} moved ${where}.`);
  };
  const remove = () => save(hops.filter((_, index) => index !== place), `${names} removed.`);
  const sign = (
    /** @type {string} */ text,
    /** @type {string} */ label,
    /** @type {string} */ keys,
    /** @type {() => void} */ act,
    /** @type {boolean} */ off = false,
  ) =>
    element("button", {
      type: "button",
      class: "chain__sign",
      "aria-label": label,
      title: `${label} (${keys})`,
      "aria-disabled": off ? "true" : null,
      "data-refocus": `${key} ${text}`,
      onclick: act,
    }, text);
  const row = element(
    "li",
    { class: "chain__hop" },
    element("button", {
      type: "button",
      class: "chain__name",
      title: "To the words in the text. Alt+↑ and Alt+↓ move this step, Delete removes it.",
      "aria-keyshortcuts": "Alt+ArrowUp Alt+ArrowDown Delete",
      "data-refocus": `${key} name`,
      onclick: () => goTo(desk, hop, names),
    }, names || "No source yet"),
    select(
      `What ${names} does`,
      ROLES,
      hop.role,
      (role) => save(changed({ role: /** @type {Hop["role"]} */ (role) }), "Role changed."),
      {
        "data-refocus": `${key} role`,
      },
    ),
    passageSelect(desk.record, annotation.id, {
      label: `Words that name ${names}`,
      none: "Not in the text",
      value: hop.span,
      fits: (one) => one.kind === "source",
      likely: (one) => one.source !== null && hop.sources.includes(one.source),
      take: (span) => save(changed({ span }), "Words changed."),
    }, { "data-refocus": `${key} span` }),
    element(
      "span",
      { class: "chain__signs" },
      sign("↑", `${names}: nearer to the speaker`, "Alt+↑", () => move(-1), place === 0),
      sign("↓", `${names}: further from the speaker`, "Alt+↓", () => move(1), place === hops.length - 1),
      sign("×", `Remove ${names} from the chain`, "Delete", remove),
    ),
  );
  row.addEventListener("keydown", (event) => onKey(event, move, remove));
  return row;
}

/**
 * The first hop is the speaker; a hop that is no longer first isn't.
 * @param {ArticleRecord} record
 * @param {Hop[]} hops
 */
function recast(record, hops) {
  return hops.map((hop, place) => {
    if (place > 0 && hop.role !== "originator") return hop;
    return { ...hop, role: likelyRole(place, record.source(hop.sources[0])) };
  });
}

/** @param {KeyboardEvent} event @param {(by: 1|-1) => void} move @param {() => void} remove */
function onKey(event, move, remove) {
  // Alt+Down opens a select: that stays as everywhere.
  if (!(event.target instanceof HTMLButtonElement)) return;
  if (event.altKey && event.key === "ArrowUp") move(-1);
  else if (event.altKey && event.key === "ArrowDown") move(1);
  else if (event.key === "Delete") remove();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {Stepping} desk @param {Hop} hop @param {string} names */
function goTo(desk, hop, names) {
  const words = hop.span ? desk.record.annotation(hop.span) : undefined;
  if (!words) return desk.announce(`No words of the text name ${names}.`);
  desk.focusStory();
  visit(desk, words);
}
