/** The history of a mark and of its claim's record: each change as a sentence, and a way back from it. */

/** @import { HistoryEntry } from "../../words/history-sentences.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Reader } from "../desk/reloading.js" */
import { differences, historySentence } from "../../words/history-sentences.js";
import { momentInWords } from "../../words/moments.js";
import { reload } from "../desk/reloading.js";
import { button, element } from "../elements/element.js";
import { Section } from "../elements/section.js";

/** Milliseconds after the last answer before the history is read again. */
const PAUSE = 300;
/** Entries shown at first. */
const FEW = 15;

/**
 * @typedef {Reader & Pick<Desk, "sender"|"mayAnnotate"|"announce"|"tell">} Reverting
 *   what showing changes, and reverting one, takes
 */

/** @param {Reverting} desk @param {string} annotation */
export function historySection(desk, annotation) {
  const history = new MarkHistory(desk, annotation, () => section.draw());
  const section = new Section({
    name: "history",
    title: "History",
    words: () => "",
    state: () => [
      history.trouble,
      history.next,
      history.busy,
      history.entries.map((one) => [one.cursor, one.revertible, historySentence(one, history.nameOf)]),
    ],
    rows: () => history.rows(),
    opened: () => history.read(),
  });
  return { section, stop: () => history.stop() };
}

class MarkHistory {
  #desk;
  #annotation;
  #changed;
  #stop;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  /** @type {HistoryEntry[]} */
  entries = [];
  /** @type {string|null} */
  next = null;
  trouble = "";
  /** The entry that is being reverted. @type {string|null} */
  busy = null;
  #isWanted = false;

  /** @param {Reverting} desk @param {string} annotation @param {() => void} changed */
  constructor(desk, annotation, changed) {
    this.#desk = desk;
    this.#annotation = annotation;
    this.#changed = changed;
    // What has just been saved is in the history as well.
    this.#stop = desk.sender.subscribe(() => {
      if (!this.#isWanted || desk.record.outbox.entries.length) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.read(), PAUSE);
    });
  }

  stop() {
    clearTimeout(this.#timer);
    this.#stop();
  }

  /** @param {string} id */
  nameOf = (id) => {
    const { record } = this.#desk;
    const mark = record.annotation(id);
    return record.source(id)?.name ?? record.entity(id)?.name ?? record.claim(id)?.statement ??
      (mark && record.quote(mark));
  };

  /** The newest entries; those that were asked for beyond them are asked for again. */
  async read() {
    this.#isWanted = true;
    await this.#take(`annotations/${this.#annotation}/history/?page_size=${FEW}`, []);
  }

  /** @returns {(Node|null)[]} */
  rows() {
    const more = () => this.next && this.#take(this.next, this.entries);
    return [
      this.trouble ? element("p", { class: "card__rule", role: "alert" }, this.trouble) : null,
      element("ol", { class: "record__rows" }, ...this.entries.map((entry) => this.#row(entry))),
      this.next ? button("Earlier changes", more, { class: "button button--small button--plain" }) : null,
    ];
  }

  /** @param {HistoryEntry} entry */
  #row(entry) {
    const found = differences(entry, this.nameOf);
    const isMany = found.length > 1 && entry.verb.endsWith(".updated");
    const sentence = historySentence(entry, this.nameOf);
    const revert = entry.revertible && this.#desk.mayAnnotate
      ? button(this.busy === entry.cursor ? "Waiting…" : "Revert", () => this.#revert(entry), {
        class: "button button--small button--plain",
        "aria-label": `Revert: ${sentence}`,
        "data-refocus": `revert ${entry.cursor}`,
      })
      : null;
    return element(
      "li",
      { class: "record__row" },
      element(
        "div",
        { class: "record__content" },
        element("p", { class: "record__note" }, /[.!?]”$/.test(sentence) ? sentence : `${sentence}.`),
        isMany
          ? element(
            "ul",
            { class: "record__grounds" },
            ...found.map(({ field, before, after }) => element("li", {}, `${field}: ${before} → ${after}`)),
          )
          : null,
        element("p", { class: "record__when" }, momentInWords(entry.at)),
      ),
      revert,
    );
  }

  /** @param {string} address @param {HistoryEntry[]} before */
  async #take(address, before) {
    try {
      const page = await this.#desk.api.one(address);
      this.entries = [...before, ...page.results];
      this.next = page.next;
      this.trouble = "";
    } catch {
      this.trouble = "The history can’t be read just now.";
    }
    this.#changed();
    this.#desk.tell("panels");
  }

  /**
   * Only when everything is saved: what the server undoes must be what the editor sees.
   * @param {HistoryEntry} entry
   */
  async #revert(entry) {
    if (this.busy) return;
    this.busy = entry.cursor;
    this.#changed();
    const { desk, sentence } = { desk: this.#desk, sentence: historySentence(entry, this.nameOf) };
    try {
      if (!(await allSaved(desk))) {
        throw new Error("Some changes were not accepted yet. Correct them or give them up first.");
      }
      await desk.api.ask(`changes/${entry.cursor}/revert/`);
      await reload(desk, this.#annotation);
      desk.announce(`Reverted: ${sentence}.`);
      await this.read();
    } catch (error) {
      this.trouble = error instanceof TypeError
        ? "There is no connection to the server."
        : error instanceof Error
        ? error.message
        : "";
      desk.announce(`Not reverted. ${this.trouble}`);
    }
    this.busy = null;
    this.#changed();
  }
}

/**
 * Waits until the outbox is empty; false when something in it was refused.
 * @param {Pick<Desk, "record"|"sender">} desk
 * @returns {Promise<boolean>}
 */
function allSaved(desk) {
  const { outbox } = desk.record;
  const state =
    () => (outbox.entries.some((entry) => entry.state === "refused")
      ? false
      : outbox.entries.length
      ? null
      : true);
  const now = state();
  if (now !== null) return Promise.resolve(now);
  return new Promise((resolve) => {
    const stop = desk.sender.subscribe(() => {
      const then = state();
      if (then === null) return;
      stop();
      resolve(then);
    });
  });
}
