/** Who else has this article open, and where in it they are; and telling them where this page is. */

/** @import { Whereabouts } from "../../net/stream.js" */
/** @import { Desk } from "../desk/desk.js" */
import { button, element } from "../elements/element.js";

/** Milliseconds between two signs of life; the server forgets a page after 75 seconds without. */
const BEAT = 20_000;
/** A moving cursor is announced only where it comes to rest. */
const REST = 400;
/** A line that is down for less is nobody's concern. */
const GRACE = 8_000;

export class Presence {
  #desk;
  #place;
  #say;
  /** @type {Whereabouts[]} */
  #people = [];
  #isUp = true;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #down;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #rest;
  /** @type {number|null} */
  #told = null;

  /**
   * @param {Pick<Desk, "story"|"selection"|"focusStory"|"announce">} desk
   * @param {HTMLElement} place
   * @param {(at: number|null, gone: boolean) => void} say tells the server
   */
  constructor(desk, place, say) {
    this.#desk = desk;
    this.#place = place;
    this.#say = say;
    desk.selection.subscribe(() => {
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => this.#at() !== this.#told && this.#speak(), REST);
    });
    setInterval(() => this.#speak(), BEAT);
    addEventListener("pagehide", () => this.#say(null, true));
    // A page that the browser kept and brings back.
    addEventListener("pageshow", (event) => event.persisted && this.#speak());
  }

  /** @param {string} user */
  nameOf(user) {
    return this.#people.find((one) => one.user === user)?.name ?? "Somebody else";
  }

  /** @param {Whereabouts[]} people the other pages on this article */
  show(people) {
    const before = new Set(this.#people.map(({ user }) => user));
    const come = people.filter(({ user, page }, i) =>
      !before.has(user) && people.findIndex((one) => one.user === user) === i && page
    );
    this.#people = people;
    this.#draw();
    if (come.length) {
      this.#desk.announce(
        `${come.map(({ name }) => name).join(" and ")} ${
          come.length > 1 ? "have" : "has"
        } this article open too.`,
        false,
      );
    }
  }

  /** Whether the stream is there. @param {boolean} isUp */
  line(isUp) {
    clearTimeout(this.#down);
    // Said before, it might have found nobody who listens.
    if (isUp) this.#speak();
    if (isUp) this.#setLine(true);
    else this.#down = setTimeout(() => this.#setLine(false), GRACE);
  }

  /** @param {boolean} isUp */
  #setLine(isUp) {
    if (isUp === this.#isUp) return;
    this.#isUp = isUp;
    this.#draw();
  }

  #at() {
    const offset = this.#desk.selection.cursorOffset;
    return offset === null ? null : this.#desk.story.blockAt(offset).start;
  }

  #speak() {
    this.#told = this.#at();
    this.#say(this.#told, false);
  }

  #draw() {
    const hadFocus = this.#place.contains(document.activeElement);
    this.#place.replaceChildren(
      ...(this.#isUp ? [] : [
        element("span", {
          class: "presence__line",
          title: "You can go on working. Others’ changes will appear when the connection is back.",
        }, "Others’ changes are not arriving just now"),
      ]),
      ...(this.#people.length
        ? [
          element(
            "ul",
            { class: "presence__people", "aria-label": "Also here" },
            ...this.#people.map((one) => this.#person(one)),
          ),
        ]
        : []),
    );
    if (hadFocus) {
      (this.#place.querySelector("button") ?? this.#desk.story.element).focus({ preventScroll: true });
    }
    this.#drawInText();
  }

  /** @param {Whereabouts} one */
  #person({ name, at }) {
    const words = at === null ? "here" : shortenedBlock(this.#desk, at);
    const go = () => {
      if (at === null) return;
      this.#desk.focusStory();
      this.#desk.selection.placeCursor(at);
      this.#desk.selection.scrollIntoView();
    };
    const label = at === null ? `${name} has this article open` : `Go to where ${name} is: ${words}`;
    return element(
      "li",
      {},
      button(initials(name), go, {
        class: "presence__person",
        "aria-label": label,
        title: at === null ? name : `${name}: ${words}`,
      }),
    );
  }

  /** The style sheet writes the names beside the blocks: no text is added to the article. */
  #drawInText() {
    for (const block of this.#desk.story.element.querySelectorAll("[data-here]")) {
      block.removeAttribute("data-here");
    }
    for (const { name, at } of this.#people) {
      if (at === null || at >= this.#desk.story.length) continue;
      const { dataset } = this.#desk.story.blockAt(at).element;
      dataset.here = [...new Set([...(dataset.here?.split(" ") ?? []), initials(name)])].join(" ");
    }
  }
}

/** @param {Pick<Desk, "story">} desk @param {number} at */
function shortenedBlock(desk, at) {
  const { start, end } = desk.story.blockAt(Math.min(at, desk.story.length));
  const words = desk.story.text(start, end);
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

/** Of the first and the last name; of one name its first two letters. @param {string} name */
export function initials(name) {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1
    ? [words[0], words.at(-1)].map((word) => [...(word ?? "")][0] ?? "")
    : [...(words[0] ?? "?")].slice(0, 2);
  return letters.join("").toLocaleUpperCase();
}
