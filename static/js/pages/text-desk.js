/** The text desk: an article and its marks at once, and then everything that an editor does with them. */

import { KINDS } from "../anchoring/types.js";
import { Api } from "../net/api.js";
import { loadArticle } from "../net/loader.js";
import { breath, later, painted } from "../net/pause.js";
import { CAN_HIGHLIGHT } from "../paint/highlight-set.js";
import { SpanIndex } from "../paint/index.js";
import { SwitchingPainter } from "../paint/painter.js";
import { Story } from "../paint/story.js";
import { paintRecord } from "../panels/desk/paint-record.js";
import { HIDDEN_KINDS, MARKUP_VIEW, preferred } from "../panels/desk/preference.js";
import { makeRoomForList } from "../panels/list/list-panel.js";
import { ArticleRecord } from "../store/record.js";
import { MARKS, PARTS } from "../store/resources.js";

/** @param {string} id @returns {any} */
const part = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
};

/** @type {import("../panels/opening/open-desk.js").DeskData} */
const data = JSON.parse(part("desk-data").textContent);

makeRoomForList(part("list-panel"), part("desk"));
const story = new Story(part("story"), data.boundaries);
// The text is seen already, unless it was quicker to get here.
await breath();
const index = new SpanIndex(story.prose);
const painter = new SwitchingPainter(story, index);
for (const kind of KINDS) if (preferred(HIDDEN_KINDS)?.includes(kind)) painter.setKind(kind, false);
const setting = {
  article: data.article,
  revision: data.revision,
  user: data.user,
  text: (/** @type {number} */ start, /** @type {number} */ end) => story.text(start, end),
};
const record = new ArticleRecord(setting);
const api = new Api(data.urls.api, data.user.id);

// Marks are painted as they come, and the first are seen before anything else is done.
const { promise: begun, resolve: begin } = Promise.withResolvers();
const seen = begun.then(painted);
const load = (/** @type {readonly import("../store/types.js").Resource[]} */ resources) =>
  loadArticle(api, setting, resources, (resource, rows) => {
    begin(record.load(resource, rows));
    return seen;
  }, (reason) => {
    part("load-trouble").hidden = reason === null;
    part("load-trouble-reason").textContent = reason ?? "";
    begin(null);
  });
const loading = load(MARKS);

// Without a connection it is tried again.
const { promise: failed, resolve: fail } = Promise.withResolvers();
/** @returns {Promise<typeof import("../panels/opening/open-desk.js")>} */
const importDesk = () =>
  import("../panels/opening/open-desk.js").catch(async (error) => {
    if (!(error instanceof TypeError)) throw error;
    fail(part("desk-trouble").hidden = false);
    await later(3_000);
    return importDesk();
  });
const open = async () => {
  const { openDesk } = await importDesk();
  part("desk-trouble").hidden = true;
  return openDesk({ data, story, index, painter, record, api, part });
};
// Markup view is a way to paint and comes with the desk; where it doesn't come, marks are painted the other
// way.
const early = !CAN_HIGHLIGHT || preferred(MARKUP_VIEW) === "on" ? open() : null;
if (early) await Promise.race([early, failed]);
paintRecord({ record, index, painter });
await seen;
const { desk, keep, rest } = await (early ?? open());
await Promise.all([loading, keep()]);
part("desk").dataset.ready = "true";
// A link from elsewhere may lead to one mark.
const wanted = new URLSearchParams(location.search).get("mark");
if (wanted && record.annotation(wanted)) desk.activate(wanted, { reveal: true });
// Keys work on arrival, unless the reader is somewhere already.
if (document.activeElement === document.body) desk.focusStory();
// What only open cards show comes when the page has nothing better to do, and is there when the line is cut
// later.
const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 500));
idle(() => {
  load(PARTS);
  rest();
}, { timeout: 2_000 });
