/**
 * The browser's own selection, as mouse, touch and assistive technology make it.
 *
 * While it changes, a snapped preview is handed on once per frame; when the mouse button goes up it
 * is chosen. Selections that have no such end (touch handles, caret browsing) are chosen as they
 * change; what a finger selects stays in the browser as it is, or its handles would be taken from
 * under the finger. Alt held means exact characters.
 *
 * @import {Piece} from "../anchoring/types.js"
 * @import {Story} from "./story.js"
 *
 * @typedef {object} Choices
 * @property {(piece: Piece | null) => void} preview
 * @property {(piece: Piece) => void} choose
 * @property {(offset: number) => void} place A click on the text that selects nothing.
 * @property {() => void} clear A click beside the text.
 */

export class NativeSelection {
  #listening = new AbortController();
  #isDown = false;
  #isExact = false;
  /** Whether a finger or a pen was the last to point at the text. */
  #isTouch = false;
  #frame = 0;
  /**
   * The passage that we selected ourselves; undefined when the selection isn't ours. Not the Range: the text
   * may be cut into other nodes meanwhile, and it is still ours.
   *
   * @type {Piece | null | undefined}
   */
  #own = undefined;

  /**
   * @param {Story} story
   * @param {Choices} choices
   */
  constructor(story, choices) {
    this.story = story;
    this.choices = choices;
    const { signal } = this.#listening;
    story.element.addEventListener("pointerdown", (event) => this.#onDown(event), { signal });
    story.element.addEventListener("click", (event) => this.#onClick(event), { signal });
    // The button may go up anywhere, and a pointer may be taken away (scrolling, another window).
    document.addEventListener("pointerup", (event) => this.#onUp(event), { signal });
    document.addEventListener("pointercancel", () => (this.#isDown = false), { signal });
    document.addEventListener("selectionchange", () => this.#onChange(), { signal });
    // Something may have been selected before this was loaded.
    this.#onChange();
  }

  /**
   * Make the browser's selection the same as the desk's, so that copying copies what is shown.
   * Keeps out of the way while another field has the focus.
   *
   * @param {Piece | null} piece
   */
  follow(piece) {
    // Nothing was selected and nothing is to be: to ask the browser, it would have to lay the page out.
    if (!piece && this.#own === null) return;
    const native = getSelection();
    if (!native || this.#isDown || !this.#mayTouch(native)) return;
    const ranges = piece ? this.story.ranges(piece) : [];
    const first = ranges[0];
    const last = ranges.at(-1);
    if (first && last && this.#isTouch && this.#own === undefined) return;
    if (first && last) {
      native.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
    } else if (!native.isCollapsed) {
      native.removeAllRanges();
    }
    this.#own = this.#pieceOf(native);
  }

  stop() {
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
  }

  /** @param {PointerEvent} event */
  #onDown(event) {
    this.#isTouch = event.pointerType !== "mouse";
    if (this.#isTouch || event.button !== 0) return;
    this.#isDown = true;
    this.#isExact = event.altKey;
    // Pressing on selected text would drag the text away instead of selecting again; and the browser
    // would drop that selection only after the click, too late for those who ask what is selected.
    if (!event.shiftKey) getSelection()?.removeAllRanges();
  }

  /** @param {PointerEvent} event */
  #onUp(event) {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#isExact = event.altKey;
    const piece = this.#chosen();
    if (piece) this.choices.choose(piece);
    else this.#point(event);
  }

  /** A tap, which selects nothing: what was chosen before is let go. @param {MouseEvent} event */
  #onClick(event) {
    if (this.#isTouch && !this.#pieceOf(getSelection())) this.#point(event);
  }

  /** @param {MouseEvent} event */
  #point({ clientX, clientY }) {
    const offset = this.story.offsetAt(clientX, clientY);
    if (offset === null) this.choices.clear();
    else this.choices.place(offset);
  }

  #onChange() {
    if (this.#own !== undefined && isSame(this.#pieceOf(getSelection()), this.#own)) return;
    this.#own = undefined;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const piece = this.#own === undefined ? this.#chosen() : null;
      if (!piece) return;
      if (this.#isDown) this.choices.preview(piece);
      else this.choices.choose(piece);
    });
  }

  /**
   * What the browser's selection means.
   *
   * @returns {Piece | null} Null when it is empty, or lies outside the article.
   */
  #chosen() {
    const piece = this.#pieceOf(getSelection());
    const { prose } = this.story;
    return piece && ((this.#isExact ? null : prose.snap(piece)) ?? prose.exact(piece));
  }

  /**
   * What of the article a selection covers: to its beginning and its end where the selection reaches beyond.
   *
   * @param {Selection | null} native
   * @returns {Piece | null} Null when nothing is selected, or nothing of the article.
   */
  #pieceOf(native) {
    if (!native || native.isCollapsed || native.rangeCount === 0) return null;
    const range = native.getRangeAt(0);
    if (!range.intersectsNode(this.story.element)) return null;
    const start = this.story.offsetOf(range.startContainer, range.startOffset) ?? 0;
    const end = this.story.offsetOf(range.endContainer, range.endOffset) ?? this.story.length;
    return { start, end };
  }

  /** @param {Selection} native */
  #mayTouch(native) {
    const { element } = this.story;
    return document.activeElement === element ||
      (native.anchorNode !== null && element.contains(native.anchorNode));
  }
}

/**
 * @param {Piece | null} a
 * @param {Piece | null} b
 */
function isSame(a, b) {
  return a && b ? a.start === b.start && a.end === b.end : a === b;
}
