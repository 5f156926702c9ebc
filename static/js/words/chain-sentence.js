/** An attribution's chain as a sentence: from the last who passed it on, inwards to the speaker. */

/** @import { Hop } from "../store/types.js" */

/** @type {Record<string, [finite: string, participle: string]>} */
const VERBS = {
  carrier: ["carries", "carrying"],
  relay: ["relays", "relaying"],
  spokesperson: ["speaks for", "speaking for"],
};

/**
 * Such as "AFP carries KCNA relaying Kim Jong-un".
 *
 * @param {readonly Hop[]} hops from the speaker outwards
 * @param {(source: string) => string} nameOf
 */
export function chainSentence(hops, nameOf) {
  const outermost = [...hops].sort((a, b) => b.position - a.position);
  return outermost.map((hop, index) => {
    const names = joined(hop.sources.map(nameOf)) || "someone";
    if (index === outermost.length - 1) return names;
    const [finite, participle] = VERBS[hop.role] ?? ["gives", "giving"];
    return `${names} ${index === 0 ? finite : participle}`;
  }).join(" ");
}

/** @param {string[]} names */
function joined(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
