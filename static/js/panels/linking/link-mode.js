/**
 * Linking a claim to who says it. The nearest source and cue of its sentence are proposed; letters lie on the
 * others in view, and typing one takes it, the speaker first, then who passed it on. Words that aren't marked
 * yet become a source or a cue when they are chosen. Enter saves, Escape leaves; the chain isn't sent before.
 */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Chosen } from "../../store/record-names.js" */
/** @import { Desk } from "../desk/desk.js" */
/** @import { Anonymity } from "../attribution/anonymity.js" */
import { seen } from "../../anchoring/unseen.js";
import { attribute, setLink } from "../../store/actions.js";
import { keepingNames, namesOf } from "../../store/record-names.js";
import { givenTo } from "../../store/story-names.js";
import { isCue } from "../../words/cues.js";
import { fitOf, FITS, folded } from "../../words/naming.js";
import { shortened } from "../../words/vocabulary.js";
import { anonymityForm, isExplained, unnamedIn } from "../attribution/anonymity.js";
import { likelyWording } from "../attribution/likely-wording.js";
import { element } from "../elements/element.js";
import { registerPicker } from "../fields/register-picker.js";
import { ChainSoFar } from "./chain-so-far.js";
import { clearOfBar, showBar, showsBar } from "./link-bar.js";
import { Pointing } from "./pointing.js";

export class LinkMode {
  #desk;
  #bar;
  #pointing;
  /** @type {Annotation|null} */
  #claim = null;
  /** @type {ChainSoFar|null} */
  #chain = null;
  /** Whether marks were made on the way: leaving keeps them. */
  #hasMarked = false;

  /**
   * @param {Desk} desk
   * @param {HTMLElement} bar where the chain so far is shown
   * @param {HTMLElement} layer where the letters are drawn
   */
  constructor(desk, bar, layer) {
    this.#desk = desk;
    this.#bar = bar;
    this.#pointing = new Pointing(desk, layer, () => this.#isAsking || this.#ready());
    bar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.#claim) return;
      event.preventDefault();
      this.#ready();
      desk.focusStory();
    });
    desk.on("link", () => this.start());
  }

  /** Whether the bar asks for something that is being typed. */
  get #isAsking() {
    return this.#bar.querySelector("input") !== null && this.#bar.contains(document.activeElement);
  }

  start() {
    const claim = this.#desk.mayAnnotate ? this.#desk.active : null;
    if (claim?.kind !== "claim") return this.#desk.announce("Choose a claim first, then link it.");
    this.#claim = claim;
    this.#chain = new ChainSoFar(this.#desk, claim, this.#desk.record.attributionsOf(claim.id)[0]);
    this.#hasMarked = false;
    clearOfBar(this.#desk.story, claim);
    this.#desk.focusStory();
    this.#pointing.start({
      from: claim,
      kinds: ["source", "cue"],
      fits: ({ kind }) => kind === "source" || kind === "cue",
      kindOf: (words) => isCue(words) ? "cue" : "source",
      take: (id, isNew = false) => {
        this.#hasMarked ||= isNew;
        this.take(id);
      },
    });
    this.#showBar();
    const { isProposed, sentence } = this.#chain;
    this.#desk.announce(
      `Linking. ${isProposed ? `${sentence}, if Enter saves it. ` : ""}Each of the ${this.#pointing.size} ` +
        "sources and cues in view has a letter. Slash searches, Enter saves, Escape leaves.",
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
    if (stroke === "Escape") this.#leave();
    else if (stroke === "Enter") this.#save();
    else if (stroke === "/") this.#searchRegister();
    else if (stroke === "Backspace") this.#takeBack();
    else return this.#pointing.hears(stroke);
    return true;
  }

  /**
   * A click on the text, and the marks there. True where it was meant for linking.
   * @param {readonly string[]} ids
   */
  clicked(ids) {
    if (!this.#claim) return false;
    ids.some((id) => this.take(id));
    return true;
  }

  /**
   * Puts a marked source, or a cue, into the chain. True when it was one of these.
   *
   * @param {string} id
   */
  take(id) {
    const { record } = this.#desk;
    const annotation = record.annotation(id);
    if (!this.#chain || !annotation) return false;
    const words = seen(record.quote(annotation));
    if (annotation.kind === "cue") {
      this.#chain.setCue(id);
      this.#ready();
      this.#desk.announce(`Cue: ${words}.`);
    } else if (annotation.kind === "source") {
      const known = annotation.source ?? this.#bearerOf(words);
      if (known) this.#takeSource(annotation, { id: known });
      else this.#search(words, annotation, (chosen) => this.#takeSource(annotation, chosen));
    } else return false;
    return true;
  }

  /** @param {Annotation} annotation @param {Chosen} chosen */
  #takeSource(annotation, chosen) {
    const { record } = this.#desk;
    if (!annotation.source) {
      this.#desk.run(keepingNames(record, "sources", chosen, setLink(annotation, "source", chosen)));
    }
    this.#add({ id: chosen.id }, annotation.id);
  }

  /**
   * The one record that bears these words as a name, or that they stand for elsewhere here.
   * @param {string} words
   */
  #bearerOf(words) {
    const { record } = this.#desk;
    const named = [...record.rows("sources").values()].filter((row) =>
      fitOf(words, namesOf(row)) === FITS.named
    );
    const given = givenTo(record, "source", (other) => folded(other) === folded(words));
    const bearers = new Set([...named.map(({ id }) => id), ...given]);
    return bearers.size === 1 ? [...bearers][0] ?? null : null;
  }

  #leave() {
    this.#stop(this.#hasMarked ? "Not linked. The marks stay." : "Nothing changed.");
  }

  /** @param {string} message */
  #stop(message) {
    this.#claim = this.#chain = null;
    this.#pointing.stop();
    showsBar(this.#bar, false);
    this.#desk.announce(message);
    this.#desk.focusStory();
    this.#desk.tell("active");
  }

  #ready() {
    this.#pointing.draw();
    this.#showBar();
  }

  /** @param {Chosen} chosen @param {string|null} span */
  #add(chosen, span) {
    const chain = /** @type {ChainSoFar} */ (this.#chain);
    const isThere = chain.has(chosen.id);
    if (!isThere) chain.add(chosen, span);
    this.#ready();
    this.#desk.focusStory();
    this.#desk.announce(
      isThere ? `${chain.nameOf(chosen.id)} is in the chain already.` : `${chain.sentence}. Enter saves.`,
    );
  }

  #takeBack() {
    const chain = this.#chain;
    if (!chain?.takeBack()) return;
    this.#ready();
    this.#desk.announce(chain.hops.length ? chain.sentence : "The chain is empty.");
  }

  /** @param {Partial<Anonymity>} [said] why an unnamed source isn't named */
  #save(said) {
    const [claim, chain] = [this.#claim, this.#chain];
    if (!claim || !chain) return;
    const { hops, made, cue, sentence } = chain;
    if (!hops.length) return this.#desk.announce("Choose who says it first.");
    const attribution = this.#desk.record.attributionsOf(claim.id)[0];
    const unnamed = unnamedIn(this.#desk.record, hops, made);
    if (unnamed !== null && !isExplained(said ?? attribution)) return this.#explain(unnamed, attribution);
    const fields = {
      ...said,
      hops,
      ...(!attribution && likelyWording(this.#desk, claim, cue)),
      ...(cue !== (attribution?.cue ?? null) && { cue }),
    };
    this.#desk.run(attribute(attribution, claim.id, fields, made));
    this.#stop(`Linked: ${sentence}.`);
  }

  /**
   * The server would refuse the chain without it.
   * @param {string} unnamed
   * @param {Partial<Anonymity>|undefined} known
   */
  #explain(unnamed, known) {
    this.#pointing.pause();
    const leave = () => (this.#ready(), this.#desk.focusStory());
    const form = anonymityForm(unnamed, known, { save: (said) => this.#save(said), leave });
    this.#bar.replaceChildren(form.element);
    form.focus();
  }

  #searchRegister() {
    this.#search("", null, (chosen) => this.#add(chosen, this.#chain?.creditOf(chosen.id) ?? null));
  }

  /**
   * @param {string} text
   * @param {Annotation|null} words  whose record is asked for
   * @param {(chosen: Chosen) => void} pick
   */
  #search(text, words, pick) {
    this.#pointing.pause();
    const leave = () => (this.#ready(), this.#desk.focusStory());
    const at = (words ?? this.#claim)?.anchor.pieces[0]?.start ?? 0;
    const picker = registerPicker(this.#desk, "source", { text, words: text, at, pick, leave });
    this.#bar.replaceChildren(
      element(
        "p",
        { class: "link-bar__chain" },
        text ? `Who is “${shortened(text, 50)}”?` : this.#chain?.sentence || "Who says it?",
      ),
      picker,
    );
    picker.querySelector("input")?.focus();
  }

  #showBar() {
    const chain = this.#chain;
    if (!chain) return;
    const { record } = this.#desk;
    const cue = chain.cue ? record.annotation(chain.cue) : undefined;
    const mark = (/** @type {"source"|"cue"} */ kind) => () => this.#pointing.mark(kind);
    const chosen = this.#pointing.chosen;
    const hint = chosen
      ? "The words you chose: are they a source, or a cue?"
      : chain.isProposed
      ? "Enter takes it. Or type the letter of another speaker, or choose words in the text"
      : chain.hops.length
      ? "Type the letter of who passed it on, or of a cue, or choose words in the text"
      : "Type the speaker’s letter, or choose the words that name the speaker";
    showBar(this.#bar, {
      words: chain.sentence || "Who says it?",
      cue: cue && record.quote(cue),
      hint,
      ways: [
        chosen && ["Source", mark("source"), { "aria-keyshortcuts": this.#pointing.keyOf("source") }],
        chosen && ["Cue", mark("cue"), { "aria-keyshortcuts": this.#pointing.keyOf("cue") }],
        ["Search", () => this.#searchRegister(), { "aria-keyshortcuts": "/" }],
        chain.hops.length > 0 && ["Undo last", () => this.#takeBack(), { "aria-keyshortcuts": "Backspace" }],
        ["Cancel", () => this.#leave(), { "aria-keyshortcuts": "Escape" }],
        ["Save", () => this.#save(), {
          class: "button button--small button--primary",
          "aria-keyshortcuts": "Enter",
          disabled: !chain.hops.length,
        }],
      ],
    });
  }
}
