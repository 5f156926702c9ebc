/** A chain as a small picture: a stop for each hop, from the speaker down to the carrier. */

/** @import { Hop } from "../../store/types.js" */
import { ROLES } from "../../words/scales.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 280;
const RAIL = 9;
const TEXT = 28;
const LINE = 17;
const GAP = 12;
/** Letters that fit on a line beside the rail. */
const MOST_LETTERS = 36;

/**
 * @typedef {object} Stop
 * @property {string} role
 * @property {string[]} lines  the name, on two lines at most
 * @property {number} top
 * @property {number} bottom
 */

/**
 * The place of everything; long names are broken, and cut after the second line.
 *
 * @param {readonly {name: string, role: string}[]} steps from the speaker outwards
 * @returns {{stops: Stop[], height: number}}
 */
export function layOut(steps) {
  let top = 2;
  const stops = steps.map(({ name, role }) => {
    const lines = broken(name, MOST_LETTERS);
    const bottom = top + (lines.length + 1) * LINE - 2;
    const stop = { role, lines, top, bottom };
    top = bottom + GAP;
    return stop;
  });
  return { stops, height: Math.max(0, top - GAP + 2) };
}

/**
 * @param {readonly Hop[]} hops from the speaker outwards
 * @param {(source: string) => string} nameOf
 */
export function chainPicture(hops, nameOf) {
  const steps = hops.map((hop) => ({
    name: hop.sources.map(nameOf).join(" and ") || "someone",
    role: hop.role,
  }));
  const { stops, height } = layOut(steps);
  const said = steps.map(({ name, role }, place) =>
    `${place + 1}. ${name}, ${(ROLES[role] ?? role).toLowerCase()}`
  ).join("; ");
  const picture = svg("svg", {
    class: "chain__picture",
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: "img",
    "aria-label": `From the speaker outwards: ${said}.`,
  });
  stops.forEach((stop, place) => {
    const next = stops[place + 1];
    if (next) picture.append(...arrow(stop.top + 15, next.top - 1));
    picture.append(sign(stop.role, stop.top + 8), ...words(stop));
  });
  return picture;
}

/**
 * Each role has its own shape, so that nobody needs to tell them by colour.
 * @param {string} role
 * @param {number} y
 */
function sign(role, y) {
  const shapes = {
    originator: () => svg("circle", { cx: RAIL, cy: y, r: 6, class: "chain__stop chain__stop--full" }),
    spokesperson: () => svg("circle", { cx: RAIL, cy: y, r: 5.25, class: "chain__stop" }),
    relay: () => svg("path", { d: `M ${RAIL} ${y - 7} l 7 7 l -7 7 l -7 -7 z`, class: "chain__stop" }),
    carrier: () =>
      svg("rect", { x: RAIL - 5.25, y: y - 5.25, width: 10.5, height: 10.5, class: "chain__stop" }),
  };
  return (shapes[/** @type {keyof typeof shapes} */ (role)] ?? shapes.relay)();
}

/** @param {number} from @param {number} to */
function arrow(from, to) {
  return [
    svg("path", { class: "chain__rail", d: `M ${RAIL} ${from + 3} V ${to - 3}` }),
    svg("path", {
      class: "chain__rail",
      d: `M ${RAIL - 3.5} ${to - 7} L ${RAIL} ${to - 3} L ${RAIL + 3.5} ${to - 7}`,
    }),
  ];
}

/** @param {Stop} stop */
function words({ lines, role, top }) {
  const name = lines.map((line, place) => label(line, top + 13 + place * LINE, "chain__who"));
  return [...name, label(ROLES[role] ?? role, top + 12 + lines.length * LINE, "chain__role")];
}

/** @param {string} text @param {number} y @param {string} style */
function label(text, y, style) {
  const made = svg("text", { x: TEXT, y, class: style });
  made.textContent = text;
  return made;
}

/**
 * @param {string} name
 * @param {number} most
 */
function broken(name, most) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of name.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > most) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  const fits = lines.slice(0, 2).map((one) => cut(one, most));
  return lines.length > 2 ? [fits[0] ?? "", cut(`${lines[1]} …`, most)] : fits;
}

/** @param {string} line @param {number} most */
function cut(line, most) {
  if (widthOf(line) <= most) return line;
  const letters = Array.from(line.replace(/ …$/, ""));
  while (letters.length && widthOf(`${letters.join("")}…`) > most) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** Letters of East Asian scripts are twice as wide. @param {string} text */
function widthOf(text) {
  return Array.from(text).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
}

/**
 * @param {string} tag
 * @param {Record<string, string|number>} attributes
 */
function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
