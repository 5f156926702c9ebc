/** What a chain with an unnamed source needs besides: why it isn't named, and the editor who agreed. */

/** @import { Attribution, Hop } from "../../store/types.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
import { button, element } from "../elements/element.js";
import { labelled } from "../fields/card-fields.js";

/** The rule as the server words it, so that nobody has to be refused to hear it. */
const RULE = "An unnamed source needs a reason for its anonymity that could be published, " +
  "and the name of the editor who approved it.";

/** @typedef {Required<Pick<Attribution, "anonymity_reason"|"approved_by">>} Anonymity */

/**
 * The name of the first source of a chain that isn't named.
 *
 * @param {ArticleRecord} record
 * @param {readonly Hop[]} hops
 * @param {readonly {id: string, create: Record<string, any>}[]} [made] sources that are new
 * @returns {string|null}
 */
export function unnamedIn(record, hops, made = []) {
  for (const id of hops.flatMap((hop) => hop.sources)) {
    const source = made.find((one) => one.id === id)?.create ?? record.source(id);
    if (source && isUnnamed(source.source_kind)) return source.name;
  }
  return null;
}

/** @param {string|undefined} kind */
export function isUnnamed(kind) {
  return kind === "unnamed_individual" || kind === "unnamed_group";
}

/** Whether an attribution says what an unnamed source needs. @param {Partial<Anonymity>|undefined} said */
export function isExplained(said) {
  return Boolean(said?.anonymity_reason?.trim() && said.approved_by?.trim());
}

/**
 * Asks for both before anything is sent: the server would refuse the chain without them.
 *
 * @param {string} name of the unnamed source
 * @param {Partial<Anonymity>|undefined} said
 * @param {{save: (said: Anonymity) => void, leave: () => void}} then
 */
export function anonymityForm(name, said, { save, leave }) {
  const reason = element("textarea", {
    class: "card__control card__text",
    rows: "2",
    "aria-label": "Why the source isn’t named",
  });
  reason.defaultValue = said?.anonymity_reason ?? "";
  const approver = element("input", {
    class: "card__control",
    "aria-label": "Approved by",
    autocomplete: "off",
    value: said?.approved_by ?? "",
  });
  const trouble = element("p", { class: "card__rule", role: "alert", hidden: true });
  const done = () => {
    const given = { anonymity_reason: reason.value.trim(), approved_by: approver.value.trim() };
    if (isExplained(given)) return save(given);
    trouble.hidden = false;
    trouble.textContent = RULE;
    (given.anonymity_reason ? approver : reason).focus();
  };
  const form = element(
    "div",
    { class: "picker--new", role: "group", "aria-label": `${name} is unnamed` },
    element("p", { class: "card__ask" }, `“${name}” is unnamed. Say why, and who approved that.`),
    labelled("Why the source isn’t named", reason),
    labelled("Approved by", approver),
    trouble,
    element(
      "div",
      { class: "picker__actions" },
      button("Save", done, { class: "button button--small button--primary" }),
      button("Cancel", leave),
    ),
  );
  form.addEventListener("keydown", (event) => {
    if (
      event.shiftKey || (event.key !== "Enter" && event.key !== "Escape") ||
      event.target instanceof HTMLButtonElement
    ) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") leave();
    else if (event.target === reason && reason.value.trim()) approver.focus();
    else done();
  });
  return { element: form, focus: () => (reason.value ? approver : reason).focus() };
}
