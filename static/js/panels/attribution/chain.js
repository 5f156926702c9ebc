/** The attribution of a claim: who says it, through whom, in which words, how sure, on what terms. */

/** @import { Annotation, Attribution, Hop } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { attribute, likelyRole, numbered, unattribute, writtenOver } from "../../store/actions.js";
import { chainSentence } from "../../words/chain-sentence.js";
import { CERTAINTIES, POLARITIES, QUOTE_TYPES, STANCES, TENSES, TERMS } from "../../words/scales.js";
import { edtfInWords } from "../../words/record-words.js";
import { counted, shortened } from "../../words/vocabulary.js";
import { button, element, select } from "../elements/element.js";
import { captioned, labelled, textField } from "../fields/card-fields.js";
import { passageSelect } from "../fields/passage-choice.js";
import { registerPicker } from "../fields/register-picker.js";
import { anonymityForm, isExplained, unnamedIn } from "./anonymity.js";
import { chainPicture } from "./chain-picture.js";
import { hopRow } from "./hop-row.js";
import { likelyWording } from "./likely-wording.js";
import { saidFields } from "./said.js";

/**
 * @typedef {(fields: Partial<Attribution>, message: string, seen?: Partial<Attribution>) => void} Save
 *   `seen`: what the fields held when the editor began to write
 */

/** @param {Desk} desk @param {Annotation} annotation a claim */
export function chainEditor(desk, annotation) {
  const attributions = desk.record.attributionsOf(annotation.id);
  return element(
    "section",
    { class: "chain", "aria-label": "Attribution" },
    ...(attributions.length ? attributions : [undefined]).map((attribution) =>
      oneChain(desk, annotation, attribution)
    ),
  );
}

/**
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {Attribution|undefined} attribution
 */
function oneChain(desk, annotation, attribution) {
  const hops = attribution ? [...attribution.hops].sort((a, b) => a.position - b.position) : [];
  const nameOf = (/** @type {string} */ id) => desk.sourceName(id);
  /** @type {Save} */
  const save = (fields, message, seen) => {
    desk.run(writtenOver(attribute(attribution, annotation.id, fields), seen), message);
  };
  const saveHops = (/** @type {Hop[]} */ next, /** @type {string} */ message) =>
    next.length || !attribution
      ? save({ hops: numbered(next) }, message)
      : desk.run(unattribute(attribution), "Attribution removed.");
  // Somebody who is adding can go on adding; an existing chain is read before it is changed.
  const isAdding = document.activeElement?.closest(".chain__add") !== null;
  const steps = element(
    "details",
    { class: "card__more chain__steps", open: !hops.length || isAdding },
    element(
      "summary",
      { "data-refocus": hops.length ? "steps" : "speaker" },
      hops.length ? `Change the chain (${counted(hops.length, "step")})` : "Name who says it",
    ),
    hops.length
      ? element(
        "ol",
        { class: "chain__hops" },
        ...hops.map((_, place) => hopRow(desk, annotation, hops, place, saveHops)),
      )
      : null,
    addHop(desk, attribution, annotation, hops),
  );
  const link = () => (desk.focusStory(), desk.activate(annotation.id), desk.tell("link"));
  return element(
    "div",
    { class: "chain__one" },
    element(
      "div",
      { class: "chain__head" },
      element("span", { class: "card__label" }, "Who says it"),
      button("Link in the text", link, {
        class: "button button--small button--plain",
        "aria-keyshortcuts": "l",
      }),
    ),
    hops.length ? element("p", { class: "chain__sentence" }, chainSentence(hops, nameOf)) : null,
    hops.length ? chainPicture(hops, nameOf) : null,
    steps,
    attribution ? anonymity(desk, attribution, hops, save) : null,
    attribution ? gauges(desk, annotation, attribution, save) : null,
  );
}

/**
 * A picker that puts a source at the end of the chain; with its box ticked, beside the last one. Where the
 * source is unnamed, what that needs is asked for first.
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
        : [...hops, {
          position: hops.length,
          role: likelyRole(hops.length, /** @type {any} */ (kind)),
          sources: [id],
          span: null,
        }];
      const send = (/** @type {Partial<Attribution>} */ more) =>
        desk.run(
          attribute(attribution, annotation.id, {
            hops: next,
            ...(!attribution && likelyWording(desk, annotation, null)),
            ...more,
          }, made),
          `${name} added to the chain.`,
        );
      const unnamed = unnamedIn(desk.record, next, made);
      if (unnamed === null || isExplained(attribution)) send({});
      else ask(place, unnamed, attribution, send);
    },
    leave: () => desk.focusStory(),
  });
  const together = last
    ? element(
      "label",
      { class: "chain__joint" },
      jointly,
      `Jointly with ${last.sources.map((id) => desk.sourceName(id)).join(" and ")}`,
    )
    : null;
  const place = element("div", { class: "chain__add", "data-refocus": "add" }, picker, together);
  return place;
}

/**
 * @param {HTMLElement} place
 * @param {string} unnamed
 * @param {Attribution|undefined} attribution
 * @param {(said: Partial<Attribution>) => void} send
 */
function ask(place, unnamed, attribution, send) {
  const before = [...place.children];
  const back = () => {
    place.replaceChildren(...before);
    place.querySelector("input")?.focus();
  };
  const form = anonymityForm(unnamed, attribution, { save: (said) => (back(), send(said)), leave: back });
  place.replaceChildren(form.element);
  form.focus();
}

/**
 * Why a source of the chain isn't named; shown where one isn't.
 *
 * @param {Desk} desk
 * @param {Attribution} attribution
 * @param {Hop[]} hops
 * @param {Save} save
 */
function anonymity(desk, attribution, hops, save) {
  const unnamed = unnamedIn(desk.record, hops);
  if (unnamed === null) return null;
  const field = (/** @type {"anonymity_reason"|"approved_by"} */ name, /** @type {string} */ label) => {
    const value = attribution[name] ?? "";
    return labelled(
      label,
      textField(
        desk,
        value,
        (text, seen) => text !== value && save({ [name]: text }, `${label}: saved.`, { [name]: seen }),
        label,
      ),
      value ? "" : "Needed",
    );
  };
  return element(
    "div",
    { class: "chain__unnamed", role: "group", "aria-label": `${unnamed} is unnamed` },
    field("anonymity_reason", `Why “${shortened(unnamed, 24)}” isn’t named`),
    field("approved_by", "Approved by"),
  );
}

/**
 * The writer's distance, the speaker's commitment and the terms: three gauges, never merged.
 *
 * @param {Desk} desk
 * @param {Annotation} annotation
 * @param {Attribution} attribution
 * @param {Save} save
 */
function gauges(desk, annotation, attribution, save) {
  const { commitment } = attribution;
  const gauge = (
    /** @type {string} */ label,
    /** @type {Record<string, string>} */ choices,
    /** @type {string} */ value,
    /** @type {(value: string) => Partial<Attribution>} */ fields,
  ) =>
    captioned(
      label,
      select(label, choices, value, (chosen) => save(fields(chosen), `${label}: ${choices[chosen]}.`), {
        "data-refocus": label,
      }),
    );
  const cue = attribution.cue ? desk.record.annotation(attribution.cue) : undefined;
  const words = [
    cue ? `“${shortened(desk.record.quote(cue), 30)}”` : null,
    QUOTE_TYPES[attribution.quote_type],
    STANCES[attribution.cue_stance]?.split(" ")[0],
    commitment.certainty === "underspecified" ? null : CERTAINTIES[commitment.certainty],
    commitment.polarity === "positive" ? null : POLARITIES[commitment.polarity],
    commitment.tense === "unspecified" ? null : TENSES[commitment.tense],
    attribution.said_on ? `Said ${edtfInWords(attribution.said_on)}` : attribution.said_words,
    TERMS[attribution.attribution_terms],
  ];
  const cues = passageSelect(desk.record, annotation.id, {
    label: "Cue words",
    none: "None marked",
    value: attribution.cue,
    fits: (one) => one.kind === "cue",
    take: (id) => save({ cue: id }, "Cue words changed."),
  }, { "data-refocus": "Cue words" });
  return element(
    "details",
    { class: "card__more chain__how" },
    element("summary", { "data-refocus": "how" }, words.filter(Boolean).join(" · ")),
    element(
      "div",
      { class: "chain__gauges" },
      captioned("Cue words", cues),
      gauge("Quoted", QUOTE_TYPES, attribution.quote_type, (quote_type) => ({ quote_type })),
      gauge("Writer’s stance", STANCES, attribution.cue_stance, (cue_stance) => ({ cue_stance })),
      gauge(
        "Speaker is",
        CERTAINTIES,
        commitment.certainty,
        (certainty) => ({ commitment: { ...commitment, certainty } }),
      ),
      gauge(
        "Speaker",
        POLARITIES,
        commitment.polarity,
        (polarity) => ({ commitment: { ...commitment, polarity } }),
      ),
      gauge("What is said", TENSES, commitment.tense, (tense) => ({ commitment: { ...commitment, tense } })),
      gauge("Terms", TERMS, attribution.attribution_terms, (attribution_terms) => ({ attribution_terms })),
      ...saidFields(desk, annotation, attribution, save),
    ),
  );
}
