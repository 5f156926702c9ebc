/** Where the palette leads besides commands: marks of this article, other articles, sources. */

/** @import { Annotation } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { fit } from "../../words/fuzzy.js";
import { shortened } from "../../words/vocabulary.js";

/** @typedef {Pick<Desk, "record"|"describe"|"activate"|"api"|"article">} Leading */
/** @typedef {{label: string, group: string, keys: readonly string[], run: () => void}} Place */

const MOST = 6;
/** Fewer letters are in everything. */
export const FEWEST_LETTERS = 2;
/** A run of letters, not single ones of it: texts are long. */
const TOGETHER = 900;

/**
 * The marks whose words hold what was typed, the best first.
 *
 * @param {Leading} desk
 * @param {string} typed
 * @returns {Place[]}
 */
export function marksLike(desk, typed) {
  if (typed.trim().length < FEWEST_LETTERS) return [];
  const scored = [];
  for (const mark of desk.record.inOrder()) {
    const score = Math.max(fit(typed, desk.describe(mark)), fit(typed, desk.record.quote(mark)));
    if (score > TOGETHER) scored.push({ mark, score });
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, MOST).map(({ mark }) => ({
    label: labelOf(desk, mark),
    group: "Mark",
    keys: [],
    run: () => desk.activate(mark.id, { reveal: true }),
  }));
}

/**
 * With the words of the text, where its record is called otherwise.
 *
 * @param {Leading} desk
 * @param {Annotation} mark
 */
function labelOf(desk, mark) {
  const [told, quote] = [desk.describe(mark), shortened(desk.record.quote(mark), 40)];
  return told.includes(quote) ? shortened(told, 90) : `${shortened(told, 60)} – “${quote}”`;
}

/**
 * Articles with these words in the headline, and sources of such a name.
 *
 * @param {Leading} desk
 * @param {string} typed
 * @param {AbortSignal} signal
 * @param {(address: string) => void} [go]
 * @returns {Promise<Place[]>}
 */
export async function recordsLike(desk, typed, signal, go = (address) => location.assign(address)) {
  const words = typed.trim();
  if (words.length < FEWEST_LETTERS) return [];
  const [articles, sources] = await Promise.all([
    desk.api.first("articles", { headline: words, page_size: String(MOST) }, signal),
    desk.api.first("sources", { q: words, merged: "false", page_size: String(MOST) }, signal),
  ]);
  return [
    ...articles.filter(({ id }) => id !== desk.article).map(({ id, headline }) => ({
      label: shortened(headline, 90),
      group: "Article",
      keys: [],
      run: () => go(`/articles/${id}/`),
    })),
    ...sources.map(({ id, name }) => ({
      label: name,
      group: "Source",
      keys: [],
      run: () => go(`/sources/${id}/`),
    })),
  ];
}
