/** The desk among others: what they do comes in, where they are is shown. Loaded when the marks are there. */

/** @import { Desk } from "../desk/desk.js" */
import { EventStream } from "../../net/stream.js";
import { newId } from "../../store/ids.js";
import { Following } from "./following.js";
import { GoingOver } from "./going-over.js";
import { Presence } from "./presence.js";

/**
 * @param {Pick<Desk, "record"|"api"|"article"|"active"|"announce"|"story"|"selection"|"focusStory">} desk
 * @param {{article: string, place: string, user: {id: string}, urls: {live: string}}} data as the page
 *   brought it
 * @param {{presence: HTMLElement, newText: HTMLElement, root: HTMLElement}} parts `root` says whether the
 *   stream is there
 */
export function startLive(desk, data, parts) {
  const page = newId();
  const say = (/** @type {number|null} */ at, /** @type {boolean} */ gone) =>
    desk.api.tell(`${data.urls.live}presence/`, { article: data.article, page, at, gone });
  const presence = new Presence(desk, parts.presence, say);
  const goingOver = new GoingOver(
    () => isBusy(desk),
    // The cursor comes back to where it was, as after any reload.
    () => location.reload(),
  );
  const following = new Following(desk, data.user.id, (user) => presence.nameOf(user), (isRedacted) => {
    parts.newText.hidden = false;
    if (!isRedacted) goingOver.start(document);
    parts.newText.toggleAttribute("data-redacted", isRedacted || parts.newText.hasAttribute("data-redacted"));
    for (const [place, sentence] of parts.newText.querySelectorAll("p").entries()) {
      sentence.hidden = (place === 1) !== parts.newText.hasAttribute("data-redacted");
    }
  });
  new EventStream(data.urls.live, { article: data.article, place: data.place, page }, {
    changes: (changes) => following.take(changes),
    presence: (people) => presence.show(people),
    reset: () => following.reset(),
    line: (isUp) => {
      presence.line(isUp);
      parts.root.dataset.live = String(isUp);
    },
  }).start();
}

/**
 * Whether the page holds something that isn't saved, or that somebody is writing.
 * @param {Pick<Desk, "record">} desk
 */
function isBusy({ record }) {
  const field = document.activeElement?.closest("input, textarea, select, [contenteditable]");
  return Boolean(field) || document.querySelector("dialog[open]") !== null ||
    record.outbox.entries.length > 0;
}
