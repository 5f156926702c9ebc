/** The attribution of a claim: who says it, through whom, in which words, how sure, on what terms. */

/** @import { Desk } from "./desk.js" */
/** @import { Annotation, Attribution, Hop } from "../store/types.js" */
import { attribute, likelyRole, numbered, unattribute } from "../store/actions.js";
import { button, element, select } from "./element.js";
import { registerPicker } from "./registers.js";
import { chainSentence } from "./sentence.js";
import { CERTAINTIES, POLARITIES, QUOTE_TYPES, ROLES, shortened, STANCES, TERMS } from "./vocabulary.js";
import { likelyWording } from "./wording.js";

/** Passages offered for a hop or a cue, the nearest ones. */
const MOST_PASSAGES = 30;

/** @param {Desk} desk @param {Annotation} annotation a claim */
export function chainEditor(desk, annotation) {
  const attributions = desk.record.attributionsOf(annotation.id);
  return element("section", { class: "chain", "aria-label": "Attribution" },
    ...(attributions.length ? attributions : [undefined]).map((attribution) => oneChain(desk, annotation, attribution)));
}

/**
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {Attribution|undefined} attribution
 */
function oneChain(desk, annotation, attribution) {
  const hops = attribution ? [...attribution.hops].sort((a, b) => a.position - b.position) : [];
  const save = (/** @type {Partial<Attribution>} */ fields, /** @type {string} */ message) => desk.run(attribute(attribution, annotation.id, fields), message);
  const saveHops = (/** @type {Hop[]} */ next, /** @type {string} */ message) =>
    next.length || !attribution ? save({ hops: numbered(next) }, message) : desk.run(unattribute(attribution), "Attribution removed.");
  return element("div", { class: "chain__one" },
    element("div", { class: "chain__head" },
      element("span", { class: "card__label" }, "Who says it"),
      button("Link in the text", () => (desk.focusStory(), desk.activate(annotation.id), desk.tell("link")), { class: "button button--small button--plain", "aria-keyshortcuts": "l" })),
    hops.length ? element("p", { class: "chain__sentence" }, chainSentence(hops, (id) => desk.sourceName(id))) : null,
    hops.length ? element("ol", { class: "chain__hops" }, ...hops.map((_, place) => hopRow(desk, annotation, hops, place, saveHops))) : null,
    addHop(desk, attribution, annotation, hops),
    attribution ? gauges(desk, annotation, attribution, save) : null);
}

/**
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {Hop[]} hops
 * @param {number} place
 * @param {(hops: Hop[], message: string) => void} save
 */
function hopRow(desk, annotation, hops, place, save) {
  const hop = /** @type {Hop} */ (hops[place]);
  const names = hop.sources.map((id) => desk.sourceName(id)).join(" and ");
  const changed = (/** @type {Partial<Hop>} */ fields) => hops.map((one, index) => (index === place ? { ...one, ...fields } : one));
  const moved = (/** @type {number} */ to) => {
    const next = hops.filter((_, index) => index !== place);
    next.splice(to, 0, hop);
    return next;
  };
  const sign = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ act, /** @type {boolean} */ off = false) =>
    button(text, act, { class: "chain__sign", "aria-label": label, title: label, disabled: off, "data-refocus": `${place} ${text}` });
  return element("li", { class: "chain__hop" },
    element("span", { class: "chain__name" }, names || "No source yet"),
    select(`What ${names} does`, ROLES, hop.role, (role) => save(changed({ role: /** @type {Hop["role"]} */ (role) }), "Role changed."), { "data-refocus": `${place} role` }),
    select(`Words that name ${names}`, passages(desk, annotation, "source", "Not in the text"), hop.span ?? "", (span) => save(changed({ span: span || null }), "Words changed."), { "data-refocus": `${place} span` }),
    element("span", { class: "chain__signs" },
      sign("↑", `${names}: nearer to the speaker`, () => save(moved(place - 1), "Moved nearer to the speaker."), place === 0),
      sign("↓", `${names}: further from the speaker`, () => save(moved(place + 1), "Moved further from the speaker."), place === hops.length - 1),
      sign("×", `Remove ${names} from the chain`, () => save(hops.filter((_, index) => index !== place), `${names} removed.`))));
}

/**
 * A picker that puts a source at the end of the chain; with its box ticked, beside the last one.
 *
 * @param {Desk} desk
 * @param {Attribution|undefined} attribution
 * @param {Annotation} annotation
 * @param {Hop[]} hops
 */
function addHop(desk, attribution, annotation, hops) {
  const jointly = element("input", { type: "checkbox" });
  const last = hops.at(-1);
  const picker = registerPicker(desk, "source", {
    text: "",
    label: hops.length ? "…passed on by" : "Said by",
    pick: ({ id, create }) => {
      const made = create ? [{ id, create }] : [];
      const name = create?.name ?? desk.sourceName(id);
      const kind = create ? { source_kind: create.source_kind } : desk.record.source(id);
      const next = last && jointly.checked
        ? [...hops.slice(0, -1), { ...last, sources: [...last.sources, id] }]
        : [...hops, { position: hops.length, role: likelyRole(hops.length, /** @type {any} */ (kind)), sources: [id], span: null }];
      desk.run(attribute(attribution, annotation.id, { hops: next, ...(!attribution && likelyWording(desk, annotation, null)) }, made), `${name} added to the chain.`);
    },
    leave: () => desk.focusStory(),
  });
  const together = last ? element("label", { class: "chain__joint" }, jointly, `Jointly with ${last.sources.map((id) => desk.sourceName(id)).join(" and ")}`) : null;
  return element("div", { class: "chain__add", "data-refocus": "add" }, picker, together);
}

/**
 * The writer's distance, the speaker's commitment and the terms: three gauges, never merged.
 *
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {Attribution} attribution
 * @param {(fields: Partial<Attribution>, message: string) => void} save
 */
function gauges(desk, annotation, attribution, save) {
  const { commitment } = attribution;
  const row = (/** @type {string} */ label, /** @type {Record<string, string>} */ choices, /** @type {string} */ value, /** @type {(value: string) => Partial<Attribution>} */ fields) =>
    element("label", { class: "chain__gauge" }, element("span", {}, label), select(label, choices, value, (chosen) => save(fields(chosen), `${label}: ${choices[chosen]}.`), { "data-refocus": label }));
  const cue = attribution.cue ? desk.record.annotation(attribution.cue) : undefined;
  const words = [cue ? `“${shortened(desk.record.quote(cue), 30)}”` : null, QUOTE_TYPES[attribution.quote_type], STANCES[attribution.cue_stance]?.split(" ")[0],
    commitment.certainty === "underspecified" ? null : CERTAINTIES[commitment.certainty], commitment.polarity === "positive" ? null : POLARITIES[commitment.polarity],
    TERMS[attribution.attribution_terms]];
  return element("details", { class: "card__more chain__how" }, element("summary", { "data-refocus": "how" }, words.filter(Boolean).join(" · ")), element("div", { class: "chain__gauges" },
    row("Cue words", passages(desk, annotation, "cue", "None marked"), attribution.cue ?? "", (cue) => ({ cue: cue || null })),
    row("Quoted", QUOTE_TYPES, attribution.quote_type, (quote_type) => ({ quote_type })),
    row("Writer’s stance", STANCES, attribution.cue_stance, (cue_stance) => ({ cue_stance })),
    row("Speaker is", CERTAINTIES, commitment.certainty, (certainty) => ({ commitment: { ...commitment, certainty } })),
    row("Speaker", POLARITIES, commitment.polarity, (polarity) => ({ commitment: { ...commitment, polarity } })),
    row("Terms", TERMS, attribution.attribution_terms, (attribution_terms) => ({ attribution_terms }))));
}

/**
 * The marks of a kind, nearest first, as choices.
 *
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {"source"|"cue"} kind
 * @param {string} none
 * @returns {Record<string, string>}
 */
function passages(desk, annotation, kind, none) {
  const here = annotation.anchor.pieces[0]?.start ?? 0;
  const distance = (/** @type {Annotation} */ one) => Math.abs((one.anchor.pieces[0]?.start ?? 0) - here);
  const near = desk.record.inOrder().filter((one) => one.kind === kind).sort((a, b) => distance(a) - distance(b)).slice(0, MOST_PASSAGES);
  return { "": none, ...Object.fromEntries(near.map((one) => [one.id, `“${shortened(desk.record.quote(one), 40)}”`])) };
}
