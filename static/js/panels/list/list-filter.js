/**
 * What the list shows: a button for each kind, which hides and shows it in the text, too; one for what is
 * open; and a field for words of any kind.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Filtering } from "../marking/go-to-marks.js" */
/** @import { Described } from "./mark-words.js" */
import { KINDS } from "../../anchoring/types.js";
import { missingIn, openMarks } from "../../store/open-marks.js";
import { hasWords } from "../../words/fuzzy.js";
import { counted, KIND_NAMES } from "../../words/vocabulary.js";
import { prefer, preferred } from "../desk/preference.js";
import { button, element } from "../elements/element.js";
import { onlyKind, showKinds, toggleKind } from "../marking/go-to-marks.js";
import { mentioned } from "./mark-words.js";

/** Kept for the article that was filtered last: its id, then the words. */
const WORDS = "galley-list-words";
/** Milliseconds of rest before it is said how much fits. */
const REST = 600;

export class ListFilter {
  #desk;
  #changed;
  #enter;
  #chips;
  #open;
  #field;
  #count;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #said;
  /** Whether a mark fits the words, as far as it is known. @type {Map<string, boolean>} */
  #known = new Map();

  /**
   * @param {Filtering & Described & {article: string}} desk
   * @param {() => void} changed
   * @param {() => void} enter  into the list, from the field
   */
  constructor(desk, changed, enter) {
    this.#desk = desk;
    this.#changed = changed;
    this.#enter = enter;
    this.#chips = KINDS.map((kind) => {
      const only = () => onlyKind(desk, kind);
      return chip(
        element("span", { class: `badge badge--${kind}` }, KIND_NAMES[kind]),
        `Show or hide; with Alt, only ${KIND_NAMES[kind].toLowerCase()} marks`,
        (event) => event.altKey ? only() : toggleKind(desk, kind),
        { "data-kind": kind, onkeydown: withAlt(only) },
      );
    });
    this.#open = chip("Open", "Only what is still open", () => this.#toggleOpen());
    const [article, words] = split(preferred(WORDS) ?? "");
    this.#field = /** @type {HTMLInputElement} */ (element("input", {
      type: "search",
      class: "list__field",
      "aria-label": "Filter by words, source, verdict, person or “open”",
      placeholder: "Words, source, verdict, person…",
      value: article === desk.article ? words : "",
      oninput: () => this.#take(),
      onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event),
    }));
    this.#count = element("p", { class: "list__count", hidden: true });
    const hidden = KINDS.filter((kind) => !desk.painter.isKindShown(kind)).map((kind) => KIND_NAMES[kind]);
    if (hidden.length) desk.announce(`Hidden, as before: ${hidden.join(", ")}.`);
    this.element = element(
      "div",
      { class: "list__filter-part" },
      element(
        "div",
        { class: "list__filters", role: "group", "aria-label": "Show or hide kinds" },
        ...[...this.#chips, this.#open].map(({ button }) => button),
      ),
      this.#field,
      this.#count,
    );
  }

  /** Whether anything is left out. */
  get isActive() {
    return this.#words !== "" || this.#isOpenOnly ||
      KINDS.some((kind) => !this.#desk.painter.isKindShown(kind));
  }

  get #words() {
    return this.#field.value.trim();
  }

  get #isOpenOnly() {
    return this.#open.button.getAttribute("aria-pressed") === "true";
  }

  /** @param {Annotation} annotation */
  shows(annotation) {
    if (!this.#desk.painter.isKindShown(annotation.kind)) return false;
    if (this.#words === "" && !this.#isOpenOnly) return true;
    let fits = this.#known.get(annotation.id);
    if (fits === undefined) {
      fits = (!this.#isOpenOnly || missingIn(this.#desk.record, annotation) !== "") &&
        (this.#words === "" || hasWords(this.#words, mentioned(this.#desk, annotation)));
      this.#known.set(annotation.id, fits);
    }
    return fits;
  }

  /** Of marks that changed. @param {Iterable<string>} ids */
  forget(ids) {
    for (const id of ids) this.#known.delete(id);
  }

  /** @param {readonly Annotation[]} all */
  draw(all) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    KINDS.forEach((kind, place) => {
      const one = this.#chips[place];
      write(one?.count, ` ${counts.get(kind) ?? 0}`);
      one?.button.setAttribute("aria-pressed", String(this.#desk.painter.isKindShown(kind)));
    });
    write(this.#open.count, ` ${openMarks(this.#desk.record).length}`);
    this.#count.hidden = !this.isActive;
    if (!this.isActive) return;
    const shown = all.reduce((number, one) => number + Number(this.shows(one)), 0);
    const words = `${shown} of ${counted(all.length, "mark")}`;
    if (this.#count.firstChild?.textContent === words) return;
    const again = button("Show all", () => this.clear(), { class: "button button--small button--plain" });
    this.#count.replaceChildren(element("span", {}, words), again);
  }

  /** Everything is shown again. */
  clear() {
    this.#field.value = "";
    this.#open.button.setAttribute("aria-pressed", "false");
    showKinds(this.#desk, KINDS);
    this.#take();
    this.#field.focus();
  }

  focus() {
    this.#chips[0]?.button.focus();
  }

  #toggleOpen() {
    this.#open.button.setAttribute("aria-pressed", String(!this.#isOpenOnly));
    this.#take();
  }

  #take() {
    prefer(WORDS, `${this.#desk.article} ${this.#words}`);
    this.#known.clear();
    this.#changed();
    clearTimeout(this.#said);
    const say = () => this.isActive && this.#desk.announce(`${this.#count.firstChild?.textContent}.`, false);
    this.#said = setTimeout(say, REST);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const isInto = event.key === "Enter" || event.key === "ArrowDown";
    if (!isInto && (event.key !== "Escape" || this.#field.value === "")) return;
    event.preventDefault();
    event.stopPropagation();
    if (isInto) return this.#enter();
    this.#field.value = "";
    this.#take();
  }
}

/**
 * @param {HTMLElement|string} words
 * @param {string} title
 * @param {(event: MouseEvent) => void} onclick
 * @param {Record<string, any>} [attributes]
 */
function chip(words, title, onclick, attributes = {}) {
  const count = new Text("");
  const made = element(
    "button",
    {
      type: "button",
      class: "list__filter",
      "aria-pressed": "false",
      title,
      onclick,
      ...attributes,
    },
    words,
    count,
  );
  return { count, button: made };
}

/** The same by keyboard as with Alt and the mouse. @param {() => void} work */
function withAlt(work) {
  return (/** @type {KeyboardEvent} */ event) => {
    if (!event.altKey || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    work();
  };
}

/** @param {Text|undefined} text @param {string} words */
function write(text, words) {
  if (text && text.data !== words) text.data = words;
}

/** @param {string} kept @returns {[article: string, words: string]} */
function split(kept) {
  const space = kept.indexOf(" ");
  return space < 0 ? [kept, ""] : [kept.slice(0, space), kept.slice(space + 1)];
}
