/**
 * What kind of source or entity words are likely to name. A guess, which the editor sees and may change: in
 * English, German, French and Spanish.
 */

import { folded } from "./naming.js";

/** @typedef {[kind: string, words: string, phrases?: string]} Signs */

/**
 * Words by their beginnings (or, behind a hyphen, by their ends) and phrases that show a kind; earlier lines
 * win.
 * @type {Signs[]}
 */
const SOURCES = [
  [
    "state_media",
    "",
    "state media|state television|state tv|state radio|state news|state-run|staatsmedi|" +
    "staatliche medien|staatsfernseh|medias d'etat|television d'etat|medios estatales|" +
    "television estatal|agencia estatal",
  ],
  [
    "news_agency",
    "afp ap reuters dpa efe ansa nachrichtenagentur presseagentur",
    "news agency|press agency|press association|associated press|agence france-presse|" +
    "agence de presse|agencia de noticias|agencia de prensa|wire service",
  ],
  [
    "document",
    "report study memo document letter paper communique bericht -bericht studie dokument schreiben " +
    "rapport etude informe estudio documento comunicado",
  ],
  [
    "military",
    "army navy military militar armee heer marine luftwaffe streitkrafte bundeswehr generalstab " +
    "-armee etat-major ejercito armada troops",
    "general staff|joint staff|joint chiefs|armed forces|air force|forces armees|fuerzas armadas|" +
    "estado mayor|defence forces|defense forces",
  ],
  [
    "government_body",
    "government ministry department agency administration parliament embassy police court commission " +
    "kremlin presidency regierung -regierung ministerium -ministerium behorde -behorde -amt agentur " +
    "polizei botschaft gericht gouvernement ministere agence ambassade prefecture gobierno " +
    "ministerio agencia policia embajada alcaldia",
    "white house|foreign office|home office",
  ],
  ["database", "database datenbank", "base de donnees|base de datos"],
  [
    "publisher",
    "newspaper gazette herald tribune chronicle magazine broadcaster zeitung -zeitung journal " +
    "quotidien periodico diario times",
  ],
  [
    "named_group",
    "union association company group party organization organisation committee foundation project " +
    "institute university movement verband verein partei gewerkschaft syndicat parti sindicato " +
    "partido asociacion fundacion inc ltd gmbh",
  ],
];

/** @type {Signs[]} */
const ENTITIES = [
  ["treaty", "treaty pact agreement convention accord vertrag -vertrag abkommen traite tratado acuerdo"],
  [
    "event",
    "war battle summit election attack games krieg -krieg gipfel wahl -wahl guerre sommet guerra " +
    "cumbre eleccion",
  ],
  [
    "weapon_or_product",
    "missile drone howitzer rocket gun tank launcher rifle aircraft ammunition artillery rakete " +
    "-rakete drohne haubitze panzer misil dron obus",
  ],
  [
    "place",
    "city province river sea island mount republic gulf peninsula region coast north south east west " +
    "new san saint stadt fluss insel ville riviere mer ciudad rio mar isla",
  ],
];

/** Who is spoken of and not named. */
const PEOPLE =
  "diplomat official spokesm spokesw spokesp officer soldier analyst aide expert witness resident " +
  "source insider beamte sprecher zeuge diplomate responsable fonctionnaire temoin funcionari " +
  "portavoz testigo diplomatic fuente quelle";
const ONE = /^(?:an?|one|eine?|une?|una)\s/u;
const SEVERAL =
  /^(?:some|several|many|two|three|four|einige|mehrere|zwei|plusieurs|des|deux|unos|unas|varios|varias|dos)\s/u;
/** What stands before a person’s name. */
const TITLES =
  /(?:^|\s)(?:president|minister|chancellor|king|queen|prince|leader|marshal|general|colonel|captain|governor|mayor|senator|secretary|spokesman|spokeswoman|prasident|prasidentin|ministerin|kanzler|kanzlerin|sprecher|sprecherin|presidente|presidenta|ministre|ministro|ministra|chancelier|portavoz|mr|mrs|ms|dr|herr|frau|m|mme|sr|sra)\.?\s/u;
const PREPOSITION =
  /\s(?:of|by|from|in|at|for|on|von|des|der|fur|aus|uber|de|du|d'|sur|par|del|por|sobre)\s/u;
const MOST_WORDS_OF_A_NAME = 4;

/** @param {string} words @returns {string} one of SOURCE_KINDS */
export function sourceKindOf(words) {
  const text = folded(words);
  if (/^@\S/u.test(text)) return "social_account";
  const unnamed = unnamedKind(words, text);
  if (unnamed) return unnamed;
  const shown = shownIn(SOURCES, text);
  if (shown && !titled(words)) return shown;
  // Letters that stand for a name: a person has none.
  return /^[\p{Lu}\p{N}]{2,6}$/u.test(words.trim()) ? "named_group" : "named_individual";
}

/** @param {string} words @returns {string} one of ENTITY_KINDS */
export function entityKindOf(words) {
  const text = folded(words);
  if (titled(words)) return "person";
  const shown = shownIn(ENTITIES, text);
  if (shown || /\d\s?mm(?:\P{L}|$)/u.test(text)) return shown || "weapon_or_product";
  if (shownIn(SOURCES, text) || /^[\p{Lu}\p{N}]{2,6}$/u.test(words.trim())) return "organization";
  // At their first mention people have two names, places seldom.
  return words.trim().includes(" ") ? "person" : "place";
}

/**
 * A person’s name without the title before it: “Kestria’s president Ilka Moren” gives Ilka Moren.
 * @param {string} words
 */
export function withoutTitle(words) {
  return titled(words) ?? words;
}

/** The name of two words or more behind a title. @param {string} words @returns {string|null} */
function titled(words) {
  const trimmed = words.trim();
  const parts = trimmed.split(/\s+/u);
  for (let count = Math.min(MOST_WORDS_OF_A_NAME, parts.length - 1); count > 1; count--) {
    const name = parts.slice(-count);
    const before = `${folded(parts.slice(0, -count).join(" "))} `;
    const isName = name.every((one) => /^(?:\p{Lu}|(?:von|van|de|der|bin|al)$)/u.test(one));
    if (isName && ends(TITLES, before) && !shownIn(SOURCES, folded(name.join(" ")))) return name.join(" ");
  }
  return null;
}

/** Whether a title stands at the end. @param {RegExp} titles @param {string} text */
function ends(titles, text) {
  const last = text.trim().split(" ").at(-1) ?? "";
  return titles.test(`${last} `);
}

/** @param {string} words @param {string} text */
function unnamedKind(words, text) {
  const bare = text.replace(ONE, "").replace(SEVERAL, "");
  const head = bare.split(PREPOSITION)[0] ?? "";
  const last = head.split(" ").at(-1) ?? "";
  const isSomebody = PEOPLE.split(" ").some((stem) => last.startsWith(stem));
  if (!isSomebody) return "";
  if (ONE.test(text)) return "unnamed_individual";
  // Officials, and a Western diplomat; the spokesman Piet Varga has a name.
  return SEVERAL.test(text) ||
      (last.endsWith("s") && !/^\p{Lu}/u.test(words.trim().split(/\s+/u).at(-1) ?? ""))
    ? "unnamed_group"
    : "unnamed_individual";
}

/**
 * The kind that a text’s head shows (what stands before “of”, “by”, “de”), else any of its words.
 *
 * @param {Signs[]} signs
 * @param {string} text  folded
 */
function shownIn(signs, text) {
  for (const [kind, , phrases = ""] of signs) {
    if (phrases && phrases.split("|").some((phrase) => ` ${text}`.includes(` ${phrase}`))) return kind;
  }
  const head = text.split(PREPOSITION)[0] ?? "";
  const last = head.split(" ").at(-1) ?? "";
  const all = text.split(/[^\p{L}\p{N}'-]+/u);
  for (const words of [[last], all]) {
    const found = signs.find(([, stems]) => stems && words.some((word) => isOne(stems.split(" "), word)));
    if (found) return found[0];
  }
  return "";
}

/** @param {string[]} stems @param {string} word */
function isOne(stems, word) {
  return stems.some((stem) =>
    stem.startsWith("-")
      ? word.endsWith(stem.slice(1))
      : word === stem || (stem.length > 3 && word.startsWith(stem) && word.length <= stem.length + 2)
  );
}
