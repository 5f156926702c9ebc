/** The text desk: an article, its marks, and everything that an editor does with them. */

import { Api } from "../net/api.js";
import { loadArticle } from "../net/loader.js";
import { breath, painted } from "../net/pause.js";
import { SpanIndex } from "../paint/index.js";
import { SwitchingPainter } from "../paint/painter.js";
import { SelectionModel } from "../paint/selection.js";
import { Story } from "../paint/story.js";
import { AnnotationList } from "../panels/annotation-list.js";
import { createAnnouncer } from "../panels/announcer.js";
import { Cards } from "../panels/cards.js";
import { COMMANDS } from "../panels/commands.js";
import { Desk } from "../panels/desk.js";
import { listenToKeys } from "../panels/keys.js";
import { LinkMode } from "../panels/link-mode.js";
import { showListPanel } from "../panels/list-panel.js";
import { MarkupView } from "../panels/markup-view.js";
import { OnDemand } from "../panels/on-demand.js";
import { OwnKeys } from "../panels/own-keys.js";
import { listenToPointer } from "../panels/pointer.js";
import { showSaveState } from "../panels/save-state.js";
import { paintRecord } from "../panels/spans.js";
import { createToolbar } from "../panels/toolbar.js";
import { ArticleRecord } from "../store/record.js";
import { MARKS, PARTS } from "../store/resources.js";
import { Sending } from "../store/sending.js";
import { History } from "../store/undo.js";

/** @param {string} id @returns {any} */
const part = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
};

/** @type {{article: string, revision: string, user: {id: string, name: string}, may_annotate: boolean, boundaries: import("../anchoring/sentences.js").Boundaries, keymap: import("../panels/bindings.js").Keymap & {version: number}, place: string, urls: {api: string, live: string}}} */
const data = JSON.parse(part("desk-data").textContent);

const story = new Story(part("story"), data.boundaries);
// The text is seen already, unless it was quicker to get here.
await breath();
const index = new SpanIndex(story.prose);
const painter = new SwitchingPainter(story, index);
const setting = { article: data.article, revision: data.revision, user: data.user, text: (/** @type {number} */ start, /** @type {number} */ end) => story.text(start, end) };
const record = new ArticleRecord(setting);
const api = new Api(data.urls.api);
const announce = createAnnouncer(part("announcements"));

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
const history = new History(record);
const sender = new Sending(record);
const selection = new SelectionModel(story, painter);
const desk = new Desk({ record, history, sender, api, story, index, painter, selection, announce, keys: new OwnKeys(COMMANDS, data.keymap, api), article: data.article, mayAnnotate: data.may_annotate });

createToolbar(desk, part("toolbar"));
const markup = new MarkupView(desk, painter, part("toolbar"));
await markup.start();
paintRecord(desk);
await seen;
const linkMode = new LinkMode(desk, part("link-bar"), part("hints"));
new Cards(desk, part("margin"));
showListPanel(desk, new AnnotationList(desk, part("list-panel")), part("desk"));
const tools = new OnDemand(desk, part("desk"), part("help"), part("links"));
showSaveState(desk, part("save-state"));
history.subscribe(() => desk.tell("history"));
listenToKeys(desk, part("desk"), part("key-menu"), (stroke) => linkMode.hears(stroke) || tools.hears(stroke));
listenToPointer(desk, (id) => linkMode.take(id));

// Without a connection it is tried again; until then the save state says that nothing is kept.
const keep = () => import("../net/keeping.js").then(({ keepAndSend }) => keepAndSend(desk, data.article, data.user.id), () => {
  sender.tell({ isKept: false });
  setTimeout(keep, 3_000);
});
await Promise.all([loading, keep()]);
part("desk").dataset.ready = "true";
// A link from elsewhere may lead to one mark.
const wanted = new URLSearchParams(location.search).get("mark");
if (wanted && record.annotation(wanted)) desk.activate(wanted, { reveal: true });
// Keys work on arrival, unless the reader is somewhere already.
if (document.activeElement === document.body) desk.focusStory();
// What only open cards show comes when the page has nothing better to do, and is there when the line is cut later.
const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 500));
const live = () => import("../panels/live.js").then(({ startLive }) => startLive(desk, data, { presence: part("presence"), newText: part("new-text"), root: part("desk") }), () => setTimeout(live, 3_000));
idle(() => {
  load(PARTS);
  desk.needPanels();
  tools.load();
  markup.load();
  live();
}, { timeout: 2_000 });
