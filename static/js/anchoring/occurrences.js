/**
 * The places of some words in a text.
 *
 * @import {Piece} from "./types.js"
 * @import {Prose} from "./prose.js"
 */
import { plain, plainWithPlaces } from "./plain.js";

/** Scripts that put no space between words: there a whole word can't be told by its neighbours. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Turkish writes İ and ı where others write I and i; no rule of capitals makes them one. */
const DOTTED = /[iıİ]\u0307?/giu;

/**
 * All places of some words, in text order; never across two blocks. What nobody sees or types in a text, such
 * as soft hyphens and curly quotes, makes no difference.
 *
 * @param {Prose} prose
 * @param {string} words
 * @param {{isWhole?: boolean, isExact?: boolean}} [options] whole words only, capitals as given
 * @returns {Piece[]}
 */
export function placesOf(prose, words, { isWhole = false, isExact = false } = {}) {
  const wanted = plain(words.normalize("NFC")).trim();
  if (!wanted) return [];
  const exactly = wanted.split(/\s+/u).map(escaped).join("\\s+");
  const pattern = isExact ? exactly : exactly.replace(DOTTED, "[iıİ]\u0307?");
  const bounded = isWhole && !UNSPACED.test(wanted);
  const edge = bounded ? ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"] : ["", ""];
  const search = new RegExp(edge[0] + pattern + edge[1], isExact ? "gu" : "giu");
  return prose.blocks.flatMap((block, index) => {
    const { text, start, end } = plainWithPlaces(block.text);
    return [...text.matchAll(search)].map((match) => ({
      start: prose.offset(index, start(match.index)),
      end: prose.offset(index, end(match.index + match[0].length)),
    }));
  });
}

/**
 * The passages that somebody asks for by their words, or by the first and the last of them with an ellipsis
 * between: those reach to the next place of the last words in the same block.
 *
 * @param {Prose} prose
 * @param {string} asked
 * @returns {Piece[]}
 */
export function passagesOf(prose, asked) {
  const [first = "", ...rest] = asked.split(/…|\.\.\./u).map((part) => part.trim());
  const last = rest.at(-1);
  if (!last?.trim()) return placesOf(prose, first);
  const ends = placesOf(prose, last);
  return placesOf(prose, first).flatMap(({ start, end }) => {
    const limit = prose.block(prose.indexAt(start)).end;
    const found = ends.find((place) => place.start >= end && place.end <= limit);
    return found ? [{ start, end: found.end }] : [];
  });
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
