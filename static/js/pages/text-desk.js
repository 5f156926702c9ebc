/** The text desk: an article, its marks, and everything that an editor does with them. */

import { Api } from "../net/api.js";
import { openJournal } from "../net/journal.js";
import { loadArticle } from "../net/loader.js";
import { Sender } from "../net/sender.js";
import { SpanIndex } from "../paint/index.js";
import { createPainter } from "../paint/painter.js";
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
import { OnDemand } from "../panels/on-demand.js";
import { OwnKeys } from "../panels/own-keys.js";
import { listenToPointer } from "../panels/pointer.js";
import { showSaveState } from "../panels/save-state.js";
import { paintRecord } from "../panels/spans.js";
import { createToolbar } from "../panels/toolbar.js";
import { ArticleRecord } from "../store/record.js";
import { MARKS, PARTS } from "../store/resources.js";
import { History } from "../store/undo.js";

/** @param {string} id @returns {any} */
const part = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
};

/** @type {{article: string, revision: string, user: {id: string, name: string}, may_annotate: boolean, boundaries: import("../anchoring/sentences.js").Boundaries, keymap: import("../panels/bindings.js").Keymap & {version: number}, urls: {api: string}}} */
const data = JSON.parse(part("desk-data").textContent);

const story = new Story(part("story"), data.boundaries);
const index = new SpanIndex(story.prose);
const painter = createPainter(story, index);
const setting = { article: data.article, revision: data.revision, user: data.user, text: (/** @type {number} */ start, /** @type {number} */ end) => story.text(start, end) };
const record = new ArticleRecord(setting);
const api = new Api(data.urls.api);
const announce = createAnnouncer(part("announcements"));

// What takes time, side by side: marks are painted as they come, but nothing can be changed, and nothing is sent,
// before the journal's entries are laid on top.
const load = (/** @type {readonly import("../store/types.js").Resource[]} */ resources) =>
  loadArticle(api, setting, resources, (resource, rows) => record.load(resource, rows), (reason) => {
    part("load-trouble").hidden = reason === null;
    part("load-trouble-reason").textContent = reason ?? "";
  });
const loading = load(MARKS);
const opening = openJournal(data.article, data.user.id);
/** @type {import("../net/sender.js").Keeper} */
const keeper = { put: async (entries) => (await opening).put(entries), remove: async (entries) => (await opening).remove(entries) };
const sender = new Sender(record, keeper, (entry) => api.send(entry, data.article), { reread: (claim) => api.one(`claims/${claim}/`) });
const selection = new SelectionModel(story, painter);
const desk = new Desk({ record, history: new History(record), sender, api, story, index, painter, selection, announce, keys: new OwnKeys(COMMANDS, data.keymap, api), mayAnnotate: data.may_annotate });

paintRecord(desk);
const journal = await opening;
const linkMode = new LinkMode(desk, part("link-bar"), part("hints"));
new Cards(desk, part("margin"));
showListPanel(desk, new AnnotationList(desk, part("list-panel")), part("desk"));
createToolbar(desk, part("toolbar"));
const tools = new OnDemand(desk, part("desk"), part("help"), part("links"));
showSaveState(desk, part("save-state"), journal.isKept);
listenToKeys(desk, part("desk"), part("key-menu"), (stroke) => linkMode.hears(stroke) || tools.hears(stroke));
listenToPointer(desk, (id) => linkMode.take(id));

record.resume(await journal.all());
sender.start();
await loading;
part("desk").dataset.ready = "true";
// A link from elsewhere may lead to one mark.
const wanted = new URLSearchParams(location.search).get("mark");
if (wanted && record.annotation(wanted)) desk.activate(wanted, { reveal: true });
// Keys work on arrival, unless the reader is somewhere already.
if (document.activeElement === document.body) desk.focusStory();
// What only open cards show comes when the page has nothing better to do, and is there when the line is cut later.
const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 500));
idle(() => {
  load(PARTS);
  desk.needPanels();
  tools.load();
});
