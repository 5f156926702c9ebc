/**
 * Goes over to a new text of the article once nobody would miss a keystroke: while everything is saved,
 * nothing is being typed, and no key or pointer has moved for a while.
 */

/** Milliseconds without a sign of life. */
const QUIET = 20_000;
/** Between two looks. */
const LOOK = 1_000;

/** What a person does who is at work. */
const SIGNS = ["keydown", "pointerdown", "pointermove", "input", "scroll"];

export class GoingOver {
  #isBusy;
  #go;
  #quiet;
  #since = 0;
  /** @type {ReturnType<typeof setInterval>|undefined} */
  #looking;

  /**
   * @param {() => boolean} isBusy whether something waits to be saved, or is half written
   * @param {() => void} go shows the new text
   * @param {number} [quiet]
   */
  constructor(isBusy, go, quiet = QUIET) {
    this.#isBusy = isBusy;
    this.#go = go;
    this.#quiet = quiet;
  }

  /** There is a new text. @param {EventTarget} target where signs of life are seen */
  start(target) {
    if (this.#looking) return;
    this.#since = Date.now();
    const alive = () => (this.#since = Date.now());
    for (const sign of SIGNS) target.addEventListener(sign, alive, { capture: true, passive: true });
    this.#looking = setInterval(() => this.look(Date.now()), LOOK);
  }

  /** @param {number} now milliseconds */
  look(now) {
    if (now - this.#since < this.#quiet || this.#isBusy()) return;
    clearInterval(this.#looking);
    this.#go();
  }
}
