/** Words of saying: what in a sentence tells that somebody said something. A guess, in four languages. */

/** Forms by their beginnings; a full stop ends a whole word. */
const SAYING = (
  // English
  "say. says. said. saying. tell. tells. told. claim. claims. claimed claiming alleg assert insist " +
  "maintain. maintains. " +
  "maintained reported reporting reports. according announc state. states. stated stating warn add. " +
  "adds. added. adding. " +
  "deny. denies. denied. denying. confirm admit acknowledg reveal noted. notes. noting. note. " +
  "believe estimate " +
  "stress explain argu suggest accus prais quoted. quoting. predict declar conced " +
  // German
  "sagt gesagt. erklär behaupt bericht berichtete. mitgeteilt. teilt. teilte. teilten. laut. " +
  "zufolge. angaben. meldet " +
  "meldete gemeldet. warnt gewarnt. bestätig dementier beton räumt. räumte. kündigt gab. gaben. " +
  "hieß. heißt. schätzt " +
  "glaubt vermutet bestreit bestritt versicher nannte. " +
  // French
  "dit. disent. déclar affirm selon. d’après. d'après. après. annonc rapport. rapporté rapporte " +
  "indiqu assur précis " +
  "démenti dément averti avertit. confirmé confirme estim soutenu. soutient. reconnu. reconnaît. " +
  "prétend ajout " +
  // Spanish
  "dijo. dijeron. dice. dicen. afirm según. anunci asegur inform advirt advierte. negó. niega. " +
  "confirmó. confirma. " +
  "señal indicó. indica. sostuvo. sostiene. añadi reconoci admit explic"
).split(" ");
const DETERMINERS = new Set(
  "the a an this that its their his her der die das ein eine le la les un une el los las una unos".split(" "),
);
const MOST_WORDS = 5;

/**
 * Whether words tell of saying, and don’t name who says it: “has claimed” does, “the report” and “Claims
 * Office” don’t.
 *
 * @param {string} words
 */
export function isCue(words) {
  const all = words.match(/[\p{L}\p{M}'’]+/gu) ?? [];
  if (!all.length || all.length > MOST_WORDS) return false;
  const [first = "", ...others] = all;
  const low = all.map((word) => word.toLowerCase());
  // “a déclaré” is French for “has declared”.
  const isNamed = DETERMINERS.has(low[0] ?? "") && !/^a\s\S+é$/u.test(low.join(" "));
  if (isNamed || others.some((word) => /^\p{Lu}/u.test(word))) return false;
  // Where a sentence begins with it: According to; Laut.
  return (/^\p{Ll}/u.test(first) || low[0] !== "report") && low.some(isSaying);
}

/** @param {string} word */
function isSaying(word) {
  return SAYING.some((form) => form.endsWith(".") ? word === form.slice(0, -1) : word.startsWith(form));
}
