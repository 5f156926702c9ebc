/**
 * Linking a claim to who says it: letters appear on the sources and cues in view, typing one adds it to the
 * chain; the speaker first, then who passed it on. Enter saves, Escape leaves, nothing is sent before.
 */

/** @import { Annotation, Hop } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Anonymity } from "../attribution/anonymity.js" */
import { seen } from "../../anchoring/unseen.js";
import { attribute, likelyRole, setLink } from "../../store/actions.js";
import { chainSentence } from "../../words/chain-sentence.js";
import { shortened } from "../../words/vocabulary.js";
import { anonymityForm, isExplained, unnamedIn } from "../attribution/anonymity.js";
import { likelyWording } from "../attribution/likely-wording.js";
import { button, element } from "../elements/element.js";
import { registerPicker } from "../fields/register-picker.js";
import { Hints } from "./hints.js";

/** In a wide window the margin has the bar. */
const NARROW = matchMedia("(max-width: 62.49rem)");
/** Pixels at the foot and the top of the window that bars may cover. */
const ROOM_FOR_BAR = 280;
const ROOM_FOR_FOOT = 60;
const ROOM_FOR_BARS_ABOVE = 110;

export class LinkMode {
  #desk;
  #bar;
  #hints;
  /** @type {Annotation|null} */
  #claim = null;
  /** @type {Hop[]} */
  #hops = [];
  /** @type {{id: string, create: Record<string, any>}[]} */
  #made = [];
  /** @type {string|null} */
  #cue = null;
  #typed = "";

  /**
   * @param {Desk} desk
   * @param {HTMLElement} bar where the chain so far is shown
   * @param {HTMLElement} layer where the letters are drawn
   */
  constructor(desk, bar, layer) {
    this.#desk = desk;
    this.#bar = bar;
    this.#hints = new Hints(desk, layer, (id) => this.take(id));
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      this.#showBar();
      desk.focusStory();
    });
    desk.on("link", () => this.start());
  }

  start() {
    const claim = this.#desk.mayAnnotate ? this.#desk.active : null;
    if (claim?.kind !== "claim") return this.#desk.announce("Choose a claim first, then link it.");
    const attribution = this.#desk.record.attributionsOf(claim.id)[0];
    this.#claim = claim;
    this.#hops = attribution ? [...attribution.hops].sort((a, b) => a.position - b.position) : [];
    this.#cue = attribution?.cue ?? null;
    this.#made = [];
    this.#clearOfBar(claim);
    this.#desk.focusStory();
    this.#ready();
    this.#desk.announce(
      `Linking. Each of the ${this.#hints.size} sources and cues in view has a letter. ` +
        "Slash searches, Enter saves, Escape leaves.",
      // The bar says so to those who see it, and the letters are over the words.
      false,
    );
  }

  /**
   * A stroke of the keyboard, before the ordinary commands see it.
   *
   * @param {string} stroke
   */
  hears(stroke) {
    if (!this.#claim) return false;
    if (stroke === "Escape") this.stop("Nothing changed.");
    else if (stroke === "Enter") this.#save();
    else if (stroke === "/") this.#search("", (chosen) => this.#add(chosen, this.#creditOf(chosen.id)));
    else if (stroke === "Backspace") this.#takeBack();
    else if (/^[a-z]$/.test(stroke)) this.#type(stroke);
    else return false;
    return true;
  }

  /**
   * Puts a marked source, or a cue, into the chain. True when it was one of these.
   *
   * @param {string} id
   */
  take(id) {
    const annotation = this.#desk.record.annotation(id);
    if (!this.#claim || !annotation || (annotation.kind !== "source" && annotation.kind !== "cue")) {
      return false;
    }
    if (annotation.kind === "cue") {
      this.#cue = id;
      this.#ready();
      this.#desk.announce(`Cue: ${this.#desk.record.quote(annotation)}.`);
    } else if (annotation.source) {
      this.#add({ id: annotation.source }, id);
    } else {
      this.#search(seen(this.#desk.record.quote(annotation)), (chosen) => {
        this.#desk.run(setLink(annotation, "source", chosen));
        this.#add({ id: chosen.id }, id);
      });
    }
    return true;
  }

  /** @param {string} message */
  stop(message) {
    this.#claim = null;
    this.#hints.clear();
    this.#showsBar(false);
    this.#desk.announce(message);
    this.#desk.focusStory();
    this.#desk.tell("active");
  }

  /** The bar must not lie over the claim or the words around it. @param {Annotation} claim */
  #clearOfBar(claim) {
    const first = claim.anchor.pieces[0];
    const box = first && this.#desk.story.rects({ start: first.start, end: first.start + 1 })[0];
    const below = NARROW.matches ? ROOM_FOR_BAR : ROOM_FOR_FOOT;
    if (!first || !box || box.bottom > innerHeight - below || box.top < ROOM_FOR_BARS_ABOVE) {
      if (first) this.#desk.story.reveal(first, { align: "center" });
    }
  }

  #ready() {
    this.#typed = "";
    this.#hints.draw(this.#claim?.id ?? "");
    this.#showBar();
  }

  /** @param {string} letter */
  #type(letter) {
    this.#typed += letter;
    const found = this.#hints.narrow(this.#typed);
    if (found) this.take(found);
    else if (!this.#hints.size) this.#ready();
  }

  /**
   * @param {{id: string, create?: Record<string, any>}} chosen
   * @param {string|null} span
   */
  #add({ id, create }, span) {
    const known = create ?? this.#desk.record.source(id);
    if (this.#hops.some((hop) => hop.sources.includes(id))) {
      this.#ready();
      this.#desk.focusStory();
      return this.#desk.announce(`${this.#desk.sourceName(id)} is in the chain already.`);
    }
    if (create) this.#made.push({ id, create });
    const position = this.#hops.length;
    this.#hops = [...this.#hops, {
      position,
      role: likelyRole(position, /** @type {any} */ (known), this.#isCredit(span)),
      sources: [id],
      span,
    }];
    this.#ready();
    this.#desk.focusStory();
    this.#desk.announce(`${this.#sentence()}. Enter saves.`);
  }

  /** Whether words are in a credit line, which says who carried the story. @param {string|null} span */
  #isCredit(span) {
    const piece = this.#desk.record.annotation(span ?? "")?.anchor.pieces[0];
    return piece !== undefined && this.#desk.story.blockAt(piece.start).kind === "credit";
  }

  /**
   * The words of a credit line that name a source, wherever in the story the claim is.
   * @param {string} source
   */
  #creditOf(source) {
    return this.#desk.record.inOrder().find((one) =>
      one.kind === "source" && one.source === source && this.#isCredit(one.id)
    )?.id ?? null;
  }

  #takeBack() {
    const gone = this.#hops.at(-1);
    if (!gone) return;
    this.#hops = this.#hops.slice(0, -1);
    this.#ready();
    this.#desk.announce(this.#hops.length ? this.#sentence() : "The chain is empty.");
  }

  /** @param {Partial<Anonymity>} [said] why an unnamed source isn't named */
  #save(said) {
    const claim = this.#claim;
    if (!claim) return;
    if (!this.#hops.length) return this.#desk.announce("Choose who says it first.");
    const attribution = this.#desk.record.attributionsOf(claim.id)[0];
    const unnamed = unnamedIn(this.#desk.record, this.#hops, this.#made);
    if (unnamed !== null && !isExplained(said ?? attribution)) return this.#explain(unnamed, attribution);
    const fields = {
      ...said,
      hops: this.#hops,
      ...(!attribution && likelyWording(this.#desk, claim, this.#cue)),
      ...(this.#cue !== (attribution?.cue ?? null) && { cue: this.#cue }),
    };
    const sentence = this.#sentence();
    this.#desk.run(attribute(attribution, claim.id, fields, this.#made));
    this.stop(`Linked: ${sentence}.`);
  }

  /**
   * The server would refuse the chain without it.
   * @param {string} unnamed
   * @param {Partial<Anonymity>|undefined} known
   */
  #explain(unnamed, known) {
    this.#hints.clear();
    const leave = () => (this.#ready(), this.#desk.focusStory());
    const form = anonymityForm(unnamed, known, { save: (said) => this.#save(said), leave });
    this.#bar.replaceChildren(element("p", { class: "link-bar__chain" }, this.#sentence()), form.element);
    form.focus();
  }

  /** @param {string} id */
  #nameOf(id) {
    return this.#made.find((one) => one.id === id)?.create.name ?? this.#desk.sourceName(id);
  }

  #sentence() {
    return chainSentence(this.#hops, (id) => this.#nameOf(id));
  }

  /**
   * @param {string} text
   * @param {(chosen: {id: string, create?: Record<string, any>}) => void} pick
   */
  #search(text, pick) {
    this.#hints.clear();
    const leave = () => (this.#ready(), this.#desk.focusStory());
    const picker = registerPicker(this.#desk, "source", { text, label: "Find or add a source", pick, leave });
    this.#bar.replaceChildren(
      element(
        "p",
        { class: "link-bar__chain" },
        text ? `Who is “${shortened(text, 50)}”?` : this.#sentence() || "Who says it?",
      ),
      picker,
    );
    picker.querySelector("input")?.focus();
  }

  /** @param {boolean} on where there is little room, cards make way for the bar */
  #showsBar(on) {
    this.#bar.hidden = !on;
    this.#bar.parentElement?.toggleAttribute("data-linking", on);
  }

  #showBar() {
    const cue = this.#cue ? this.#desk.record.annotation(this.#cue) : undefined;
    const words = this.#hops.length ? this.#sentence() : "Who says it?";
    const hint = this.#hops.length
      ? "Type the letter of who passed it on, or of a cue"
      : "Type the speaker’s letter, or click the speaker in the text";
    this.#showsBar(true);
    this.#bar.replaceChildren(
      element(
        "p",
        { class: "link-bar__chain" },
        words,
        cue ? element("span", { class: "link-bar__cue" }, ` · “${this.#desk.record.quote(cue)}”`) : null,
      ),
      element("p", { class: "link-bar__hint" }, hint),
      element(
        "div",
        { class: "link-bar__actions" },
        button("Search", () => this.#search("", (chosen) => this.#add(chosen, this.#creditOf(chosen.id))), {
          "aria-keyshortcuts": "/",
        }),
        this.#hops.length
          ? button("Undo last", () => this.#takeBack(), { "aria-keyshortcuts": "Backspace" })
          : null,
        button("Cancel", () => this.stop("Nothing changed."), { "aria-keyshortcuts": "Escape" }),
        button("Save", () => this.#save(), {
          class: "button button--small button--primary",
          "aria-keyshortcuts": "Enter",
          disabled: !this.#hops.length,
        }),
      ),
    );
  }
}
