/**
 * What the panels share: the record and its tools, the annotation at hand, and what has just been asked for.
 *
 * @import { Annotation, Command } from "../../store/types.js"
 * @import { ArticleRecord } from "../../store/record.js"
 * @import { History } from "../../store/undo.js"
 * @import { Sending } from "../../store/sending.js"
 * @import { Api } from "../../net/api.js"
 * @import { Drafts } from "../../net/drafts.js"
 * @import { Story } from "../../paint/story.js"
 * @import { SpanIndex } from "../../paint/index.js"
 * @import { Painter } from "../../paint/painter.js"
 * @import { SelectionModel } from "../../paint/selection.js"
 * @import { Binding } from "../../words/keymap.js"
 * @import { OwnKeys } from "./own-keys.js"
 *
 * @typedef {object} Tools
 * @property {ArticleRecord} record
 * @property {History} history
 * @property {Sending} sender
 * @property {Api} api
 * @property {Story} story
 * @property {SpanIndex} index
 * @property {Painter} painter
 * @property {SelectionModel} selection
 * @property {(message: string, isShown?: boolean) => void} announce
 * @property {OwnKeys} keys
 * @property {Drafts} drafts
 * @property {string} article
 * @property {boolean} mayAnnotate
 * @property {() => Promise<CardPanels>} loadPanels
 *
 * @typedef {Binding & {
 *   group: string,
 *   run: (desk: Desk) => boolean|void,
 *   button?: string,
 *   needs?: "active"|"claim"|"undo"|"redo",
 * }} DeskCommand
 *   `run` answers false when the key should keep its ordinary meaning; `button` is the word on the toolbar
 *
 * @typedef {Pick<Desk, "record"|"run"|"mayAnnotate"|"focusStory">} Recording  What recording takes
 *
 * @typedef {object} Pointed  Words that something waits for
 * @property {string} title
 * @property {(one: Annotation) => boolean} fits
 * @property {(id: string|null) => void} done  null where the editor gave up
 *
 * @typedef {object} CardPanel  What one open card shows beyond its mark
 * @property {() => void} draw
 * @property {(section: string) => void} reveal
 * @property {() => void} stop
 *
 * @typedef {object} CardPanels  What cards show beyond their marks
 * @property {new (desk: Desk, annotation: string, place: HTMLElement) => CardPanel} RecordPanel
 * @property {(desk: Desk, annotation: Annotation) => HTMLElement[]} refusals
 *
 * @typedef
 *   {"active"|"open"|"link"|"point"|"help"|"palette"|"find"|"same"|"ends"|"speaker"|"keys"|"list"|"markup"|
 *   "kinds"|"cards"|"waiting"|"history"|"panels"}
 *   DeskEvent
 */

import { KIND_NAMES, shortened } from "../../words/vocabulary.js";
import { affectedBy } from "./paint-record.js";

export class Desk {
  /** @type {Map<DeskEvent, Set<() => void>>} */
  #listeners = new Map();
  /** @type {string|null} */
  #active = null;
  /** @type {Promise<void>|null} */
  #loading = null;

  /** @param {Tools} tools */
  constructor(tools) {
    this.record = tools.record;
    this.history = tools.history;
    this.sender = tools.sender;
    this.api = tools.api;
    this.story = tools.story;
    this.index = tools.index;
    this.painter = tools.painter;
    this.selection = tools.selection;
    this.announce = tools.announce;
    this.keys = tools.keys;
    this.drafts = tools.drafts;
    this.article = tools.article;
    this.keys.subscribe(() => this.tell("keys"));
    this.mayAnnotate = tools.mayAnnotate;
    /** True until the editor chooses another passage: the kind keys then change the active mark. */
    this.untouched = false;
    /**
     * Whether the active card was asked for, not only its mark: where there is little room it stays small
     * till then.
     */
    this.isOpened = false;
    /** The section of the open card that was asked for. */
    this.section = "";
    /** The mark that was labelled last, which `repeat` takes after. @type {string|null} */
    this.last = null;
    /** The claim that was marked just now: close ones are offered for it, once. @type {string|null} */
    this.made = null;
    /** What words are asked for. @type {Pointed|null} */
    this.pointed = null;
    /** Null until it is loaded. @type {CardPanels|null} */
    this.panels = null;
    this.loadPanels = tools.loadPanels;
    this.selection.subscribe(() => (this.untouched = false));
    this.record.subscribe(() => {
      if (!this.active) this.painter.setActive(null);
    });
  }

  /** The annotation that the next command is about. @returns {Annotation|null} */
  get active() {
    return (this.#active && this.record.annotation(this.#active)) || null;
  }

  /**
   * @param {DeskEvent} event
   * @param {() => void} listener
   * @returns {() => void} stop
   */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** @param {DeskEvent} event */
  tell(event) {
    for (const listener of this.#listeners.get(event) ?? []) listener();
  }

  /**
   * Makes an annotation the one at hand, or none.
   *
   * @param {string|null} id
   * @param {{reveal?: boolean}} [options]
   */
  activate(id, { reveal = false } = {}) {
    const first = id ? this.record.annotation(id)?.anchor.pieces[0] : null;
    if (id !== this.#active) {
      this.#active = id;
      this.isOpened = false;
      this.painter.setActive(id);
    }
    if (first && reveal) {
      this.story.reveal(first);
      this.selection.placeCursor(first.start);
    }
    this.untouched = id !== null;
    this.tell("active");
  }

  /**
   * Loads what cards show beyond their marks; without a connection it is tried again when next wanted.
   * @returns {Promise<void>}
   */
  needPanels() {
    this.#loading ??= this.loadPanels().then((panels) => {
      this.panels = panels;
      this.tell("panels");
    }, () => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /**
   * Opens the active annotation's card and puts the focus into it, or into a section of it.
   * @param {string} id
   * @param {string} [section]
   */
  open(id, section = "") {
    this.activate(id);
    this.isOpened = true;
    // A figure has nothing else to ask for than its number.
    this.section = section || (this.active?.kind === "figure" ? "figure" : "");
    this.tell("open");
  }

  /** Asks the editor to point at words of the text. @param {Pointed} wanted */
  pointAt(wanted) {
    this.pointed = wanted;
    this.tell("point");
  }

  /**
   * Carries out a command; what it says is announced.
   *
   * @param {Command} command
   * @param {string} [message]
   */
  run(command, message) {
    if (!this.mayAnnotate) return this.announce("You can read this article, but not mark it.");
    this.history.run(command);
    this.announce(message ?? `${command.label[0]?.toUpperCase()}${command.label.slice(1)}.`);
    this.tell("history");
  }

  /**
   * Does what a command of the table says.
   *
   * @param {DeskCommand} command
   * @returns {boolean|void} false when its key should keep its ordinary meaning
   */
  perform(command) {
    return command.run(this);
  }

  /** Back to the text, the cursor where it was. */
  focusStory() {
    this.story.element.focus({ preventScroll: true });
  }

  /** @param {string} id */
  sourceName(id) {
    return this.record.source(id)?.name ?? "a source";
  }

  /** What an annotation is, in one line. @param {Annotation} annotation */
  describe(annotation) {
    return `${KIND_NAMES[annotation.kind]}: ${this.wordsOf(annotation)}`;
  }

  /**
   * The line that describes an annotation: the record's words if it has one, else the passage.
   * @param {Annotation} annotation
   */
  wordsOf(annotation) {
    const quote = shortened(this.record.quote(annotation), 160);
    if (annotation.kind === "claim") return this.record.claim(annotation.claim)?.statement || quote;
    if (annotation.kind === "source") return this.record.source(annotation.source)?.name ?? quote;
    if (annotation.kind === "entity") return this.record.entity(annotation.entity)?.name ?? quote;
    return annotation.kind === "note" ? annotation.note || quote : quote;
  }

  /** Annotations whose card or paint depends on these rows. @param {Set<string>} ids */
  affectedBy(ids) {
    return affectedBy(this, ids);
  }
}
