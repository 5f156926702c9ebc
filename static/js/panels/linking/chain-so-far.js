/** A chain while it is put together: what was chosen, what is only proposed, and the way back. */

/** @import { Annotation, Attribution, Hop } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { likelyRole } from "../../store/actions.js";
import { likelyChain } from "../../store/likely-chain.js";
import { chainSentence } from "../../words/chain-sentence.js";

/** @typedef {{hops: Hop[], cue: string|null, isProposed: boolean}} State */

export class ChainSoFar {
  #desk;
  /** @type {State[]} */
  #before = [];
  /** @type {State} */
  #now;
  /** Sources that are new. @type {{id: string, create: Record<string, any>}[]} */
  made = [];

  /**
   * Begins with the chain that the claim has, or proposes the nearest source and cue of its sentence.
   *
   * @param {Pick<Desk, "record"|"story"|"sourceName">} desk
   * @param {Annotation} claim
   * @param {Attribution|undefined} attribution
   */
  constructor(desk, claim, attribution) {
    this.#desk = desk;
    this.#now = { hops: [], cue: attribution?.cue ?? null, isProposed: false };
    if (attribution) this.#now.hops = [...attribution.hops].sort((a, b) => a.position - b.position);
    else this.#propose(claim);
  }

  get hops() {
    return this.#now.hops;
  }

  get cue() {
    return this.#now.cue;
  }

  /** Whether nobody has chosen the speaker yet: the first choice replaces the proposal. */
  get isProposed() {
    return this.#now.isProposed;
  }

  /** @param {string} source */
  has(source) {
    return !this.isProposed && this.hops.some(({ sources }) => sources.includes(source));
  }

  /** @param {string} cue */
  setCue(cue) {
    this.#step({ ...this.#now, cue });
  }

  /**
   * @param {{id: string, create?: Record<string, any>}} chosen
   * @param {string|null} span
   */
  add({ id, create }, span) {
    if (create) this.made.push({ id, create });
    const hops = this.isProposed ? [] : this.hops;
    const known = create ?? this.#desk.record.source(id);
    const role = likelyRole(hops.length, /** @type {any} */ (known), this.#isCredit(span));
    const next = [...hops, { position: hops.length, role, sources: [id], span }];
    this.#step({ ...this.#now, hops: next, isProposed: false });
  }

  /** The last choice; then the proposal. @returns {boolean} whether there was anything */
  takeBack() {
    const last = this.#before.pop();
    const had = this.hops.length > 0 || last !== undefined;
    this.#now = last ?? { ...this.#now, hops: this.hops.slice(0, -1), isProposed: false };
    return had;
  }

  /** "VNA relays Ilka Moren"; empty for an empty chain. */
  get sentence() {
    return chainSentence(this.hops, (id) => this.nameOf(id));
  }

  /** @param {string} id */
  nameOf(id) {
    return this.made.find((one) => one.id === id)?.create.name ?? this.#desk.sourceName(id);
  }

  /**
   * The words of a credit line that name a source, wherever in the story the claim is.
   * @param {string} source
   */
  creditOf(source) {
    return this.#desk.record.inOrder().find((one) =>
      one.kind === "source" && one.source === source && this.#isCredit(one.id)
    )?.id ?? null;
  }

  /** Whether words are in a credit line, which says who carried the story. @param {string|null} span */
  #isCredit(span) {
    const piece = this.#desk.record.annotation(span ?? "")?.anchor.pieces[0];
    return piece !== undefined && this.#desk.story.blockAt(piece.start).kind === "credit";
  }

  /** @param {Annotation} claim */
  #propose(claim) {
    const first = claim.anchor.pieces[0], last = claim.anchor.pieces.at(-1);
    if (!first || !last) return;
    const { prose } = this.#desk.story;
    const sentence = {
      start: prose.unitAt("sentence", first.start).start,
      end: prose.unitAt("sentence", last.end - 1).end,
    };
    const { source, cue } = likelyChain(this.#desk.record.inOrder(), claim, sentence);
    this.#now.cue = cue?.id ?? null;
    if (!source?.source) return;
    this.add({ id: source.source }, source.id);
    this.#before = [];
    this.#now.isProposed = true;
  }

  /** @param {State} next */
  #step(next) {
    this.#before.push(this.#now);
    this.#now = next;
  }
}
