/**
 * What a block is made of: words, clauses, sentences. Found when it is asked for, and kept.
 *
 * @import {ProseBlock} from "./prose.js"
 * @import {Sentences} from "./sentences.js"
 * @import {Unit} from "./types.js"
 * @import {Stretches} from "./words.js"
 */

import { clausesOf } from "./clauses.js";
import { wordsOf } from "./words.js";

export class Units {
  /** @type {Map<string, Stretches>} By unit and block. */
  #kept = new Map();

  /**
   * @param {string} language
   * @param {Sentences} sentences
   */
  constructor(language, sentences) {
    this.language = language;
    this.sentences = sentences;
  }

  /**
   * In UTF-16 units of the block's text; a block without words counts as one word.
   *
   * @param {Unit} unit
   * @param {ProseBlock} block
   * @returns {Stretches}
   */
  of(unit, block) {
    const key = `${unit} ${block.start}`;
    let units = this.#kept.get(key);
    if (!units) {
      units = this.#find(unit, block);
      if (units.length === 0) units = Uint32Array.of(0, block.text.length);
      this.#kept.set(key, units);
    }
    return units;
  }

  /**
   * @param {Unit} unit
   * @param {ProseBlock} block
   * @returns {Stretches}
   */
  #find(unit, block) {
    if (unit === "word") return wordsOf(block.text, this.language);
    if (unit === "clause") return clausesOf(block.text, this.of("sentence", block));
    return unit === "sentence" ? this.sentences.of(block) : Uint32Array.of(0, block.text.length);
  }
}
