/** When something was said: the text's words for it, and the day, as exactly as it is known. */

/** @import { Annotation, Attribution } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { edtfInWords, isEdtf } from "../../words/record-words.js";
import { shortened } from "../../words/vocabulary.js";
import { button, element } from "../elements/element.js";
import { captioned, textField } from "../fields/card-fields.js";

const RULE =
  "Write a day such as 2025-03-27, a month such as 2025-03, or a year; “?” or “~” behind it where " +
  "it isn’t sure.";

/**
 * @param {Pick<Desk, "api"|"focusStory">} desk
 * @param {Annotation} annotation
 * @param {Attribution} attribution
 * @param {(fields: Partial<Attribution>, message: string) => void} save
 */
export function saidFields(desk, annotation, attribution, save) {
  const { said_on = "", said_words = "" } = attribution;
  const trouble = element("p", { class: "card__rule chain__wide", role: "alert", hidden: true });
  const say = (/** @type {string} */ text) => {
    trouble.textContent = text;
    trouble.hidden = !text;
  };
  const words = textField(
    desk,
    said_words,
    (text) => text !== said_words && save({ said_words: text }, "Words for the day saved."),
    "Words for the day",
  );
  const day = textField(desk, said_on, (text) => {
    if (!isEdtf(text)) return say(RULE);
    say("");
    if (text !== said_on) save({ said_on: text }, text ? `Said on ${edtfInWords(text)}.` : "Day removed.");
  }, "Said on");
  day.setAttribute("placeholder", "2025-03-27");
  const read = async () => {
    try {
      const found = await desk.api.ask("attributions/read/", {
        text: said_words,
        article: annotation.article,
      });
      if (!found.parsed) return say(found.reason);
      save({ said_on: found.said_on }, `Read as ${edtfInWords(found.said_on)}. Check it.`);
    } catch {
      say("The words can’t be read just now. Type the day.");
    }
  };
  const reading = said_words && !said_on
    ? button(`Read the day from “${shortened(said_words, 24)}”`, read, {
      class: "button button--small button--plain chain__wide",
      "data-refocus": "Read the day",
    })
    : null;
  return [
    captioned("Said on", day),
    captioned("Words for the day", words, "chain__wide"),
    reading,
    trouble,
  ];
}
