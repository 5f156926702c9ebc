/** Who or what did something, in words: a program never looks like a person. */

/** @typedef {{id?: string, name: string, type?: "person"|"machine"}} Doer */

/**
 * The name, and that it is a program; with the agent that did it in this name, if that is another.
 *
 * @param {Doer} doer
 * @param {string|null} [agent]
 */
export function who({ name, type }, agent) {
  const more = [type === "machine" ? "program" : "", agent === name ? "" : agent ?? ""].filter(Boolean);
  return more.length ? `${name} (${more.join(", ")})` : name;
}

/**
 * Who made a row, and who else changed it last.
 *
 * @param {{created_by: Doer|null, modified_by?: Doer|null}} row
 * @param {string} [when]  when it was made
 */
export function whoMade({ created_by: maker, modified_by: last }, when = "") {
  const changed = maker && last && last.id !== maker.id ? `changed by ${who(last)}` : "";
  return [maker ? who(maker) : "", when, changed].filter(Boolean).join(" · ");
}
