/**
 * A claim in a turn of a transcript is what its speaker says: one key attributes it. The speaker is found in
 * the register by name; where none or several bear it, a person chooses.
 */

/** @import { Annotation, Attribution, Hop } from "../../store/types.js" */
/** @import { Chosen } from "../../store/record-names.js" */
/** @import { Anonymity } from "../attribution/anonymity.js" */
/** @import { Desk } from "../desk/desk.js" */
import { attribute } from "../../store/actions.js";
import { keepingNames, namesOf } from "../../store/record-names.js";
import { givenTo } from "../../store/story-names.js";
import { searchesFor } from "../../words/name-order.js";
import { fitOf, FITS, folded } from "../../words/naming.js";
import { speakerOf, uncapitalised } from "../../words/turns.js";
import { shortened } from "../../words/vocabulary.js";
import { anonymityForm, unnamedIn } from "../attribution/anonymity.js";
import { element } from "../elements/element.js";
import { registerPicker } from "../fields/register-picker.js";
import { showsBar } from "./link-bar.js";

/**
 * @typedef {Pick<Desk, "record"|"api"|"story"|"active"|"mayAnnotate"|"announce"|"run"|"sourceName"|
 *   "focusStory">} TheDesk
 */

/** A transcript has the speaker's own words. */
const SAID = /** @type {const} */ ({ quote_type: "direct", cue_stance: "neutral" });
/** As many records with a name as are looked at; of more, a person chooses. */
const MOST = 50;

export class Speaker {
  #desk;
  #bar;

  /** @param {TheDesk} desk @param {HTMLElement} bar where a person chooses */
  constructor(desk, bar) {
    this.#desk = desk;
    this.#bar = bar;
  }

  /** Attributes the active claim to the speaker of its turn, or asks who that is. */
  async open() {
    const desk = this.#desk;
    const claim = desk.mayAnnotate ? desk.active : null;
    if (claim?.kind !== "claim") return desk.announce("Choose a claim first.");
    if (desk.record.attributionsOf(claim.id).length) {
      return desk.announce("This claim is attributed already. Its card shows to whom.");
    }
    const first = claim.anchor.pieces[0];
    const block = first ? desk.story.blockAt(first.start) : null;
    const turn = block ? speakerOf(desk.story.text(block.start, block.end)) : null;
    if (!turn) return desk.announce("This paragraph doesn’t begin with the name of a speaker.");
    const span = this.#marked(claim, turn.length);
    const bearers = turn.name ? await this.#bearersOf(turn.name, span) : [];
    const [only] = bearers;
    if (only && bearers.length === 1) this.#attribute(claim, { id: only }, span);
    else this.#ask(claim, uncapitalised(turn.name), span);
  }

  /**
   * The mark on the words that name the speaker, if they are marked as a source.
   * @param {Annotation} claim
   * @param {number} length
   */
  #marked(claim, length) {
    const { start } = this.#desk.story.blockAt(claim.anchor.pieces[0]?.start ?? 0);
    return this.#desk.record.inOrder().find(({ kind, anchor: { pieces } }) =>
      kind === "source" && pieces.length === 1 && pieces[0]?.start === start &&
      pieces[0].end <= start + length
    );
  }

  /**
   * The records that bear a name, or that these words stand for elsewhere in the story.
   * @param {string} name
   * @param {Annotation|undefined} span
   */
  async #bearersOf(name, span) {
    const { record, api } = this.#desk;
    if (span?.source) return [span.source];
    const found = await Promise.all(
      searchesFor(name).map((q) => api.first("sources", { q, merged: "false", page_size: String(MOST) })),
    ).catch(() => null);
    // Unasked, the register may hold another of this name.
    if (!found || found.some((rows) => rows.length === MOST)) return [];
    const known = [...record.rows("sources").values(), ...found.flat()].filter((row) =>
      fitOf(name, namesOf(row)) === FITS.named
    );
    const given = [...givenTo(record, "source", (other) => folded(other) === folded(name))];
    for (const row of found.flat()) if (!record.row("sources", row.id)) record.load("sources", [row]);
    return [...new Set([...known.map((row) => row.canonical ?? row.id), ...given.flatMap((id) => id ?? [])])];
  }

  /**
   * @param {Annotation} claim
   * @param {Chosen} chosen
   * @param {Annotation|undefined} span
   * @param {Anonymity} [anonymity] why an unnamed source isn't named
   */
  #attribute(claim, chosen, span, anonymity) {
    const { record } = this.#desk;
    const made = chosen.create ? [{ id: chosen.id, create: chosen.create }] : [];
    /** @type {Hop[]} */
    const hops = [{ position: 0, role: "originator", sources: [chosen.id], span: span?.id ?? null }];
    const unnamed = unnamedIn(record, hops, made);
    if (unnamed !== null && !anonymity) return this.#explain(unnamed, claim, chosen, span);
    const fields = /** @type {Partial<Attribution>} */ ({ ...SAID, ...anonymity, hops });
    this.#desk.run(keepingNames(record, "sources", chosen, attribute(undefined, claim.id, fields, made)));
    const name = chosen.create?.name ?? this.#desk.sourceName(chosen.id);
    this.#leave(`Attributed to ${name}.`);
  }

  /** @param {Annotation} claim @param {string} name @param {Annotation|undefined} span */
  #ask(claim, name, span) {
    const picker = registerPicker(this.#desk, "source", {
      text: name,
      words: name,
      at: claim.anchor.pieces[0]?.start ?? 0,
      pick: (chosen) => this.#attribute(claim, chosen, span),
      leave: () => this.#leave("Nothing changed."),
    });
    const question = name ? `Who is “${shortened(name, 50)}”?` : "Who says it?";
    this.#bar.replaceChildren(element("p", { class: "link-bar__chain" }, question), picker);
    showsBar(this.#bar, true);
    picker.querySelector("input")?.focus();
  }

  /**
   * @param {string} unnamed
   * @param {Annotation} claim
   * @param {Chosen} chosen
   * @param {Annotation|undefined} span
   */
  #explain(unnamed, claim, chosen, span) {
    const form = anonymityForm(unnamed, undefined, {
      save: (said) => this.#attribute(claim, chosen, span, said),
      leave: () => this.#leave("Nothing changed."),
    });
    this.#bar.replaceChildren(form.element);
    showsBar(this.#bar, true);
    form.focus();
  }

  /** @param {string} message */
  #leave(message) {
    showsBar(this.#bar, false);
    this.#bar.replaceChildren();
    this.#desk.announce(message);
    this.#desk.focusStory();
  }
}
