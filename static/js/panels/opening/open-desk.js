/**
 * Puts everything round an article's marks that an editor does with them. Loaded as soon as the first marks
 * are seen.
 */

/** @import { Api } from "../../net/api.js" */
/** @import { SpanIndex } from "../../paint/index.js" */
/** @import { SwitchingPainter } from "../../paint/painter.js" */
/** @import { Story } from "../../paint/story.js" */
/** @import { ArticleRecord } from "../../store/record.js" */
/** @import { Keymap } from "../../words/bindings.js" */
import { Drafts } from "../../net/drafts.js";
import { allowedStorage } from "../../net/last-moment.js";
import { SelectionModel } from "../../paint/selection.js";
import { Sending } from "../../store/sending.js";
import { History } from "../../store/undo.js";
import { Cards } from "../card/cards.js";
import { keepHalfTyped } from "../card/half-typed.js";
import { Desk } from "../desk/desk.js";
import { OwnKeys } from "../desk/own-keys.js";
import { createAnnouncer } from "../elements/announcer.js";
import { withholdComposing } from "../elements/composing.js";
import { COMMANDS } from "../keys/commands.js";
import { listenToKeys } from "../keys/listen-to-keys.js";
import { LinkMode } from "../linking/link-mode.js";
import { PointMode } from "../linking/point-mode.js";
import { AnnotationList } from "../list/annotation-list.js";
import { showListPanel } from "../list/list-panel.js";
import { listenToPointer } from "../marking/pointer.js";
import { MarkupView } from "../markup/markup-view.js";
import { showSaveState } from "../toolbar/save-state.js";
import { createToolbar } from "../toolbar/toolbar.js";
import { OnDemand } from "./on-demand.js";

/**
 * @typedef {object} DeskData  What the server says of the article and the reader
 * @property {string} article
 * @property {string} revision
 * @property {{id: string, name: string}} user
 * @property {boolean} may_annotate
 * @property {import("../../anchoring/sentences.js").Boundaries} boundaries
 * @property {Keymap & {version: number}} keymap
 * @property {string} place  in the feed, of which the page knows all before
 * @property {{api: string, live: string}} urls
 *
 * @typedef {object} Page  What is there already
 * @property {DeskData} data
 * @property {Story} story
 * @property {SpanIndex} index
 * @property {SwitchingPainter} painter
 * @property {ArticleRecord} record
 * @property {Api} api
 * @property {(id: string) => any} part  an element of the page
 */

/**
 * @param {Page} page
 * @returns {Promise<{desk: Desk, keep: () => Promise<void>, rest: () => void}>} `keep` begins to keep and
 *   send what is done, `rest` loads what only open cards and keys show
 */
export async function openDesk({ data, story, index, painter, record, api, part }) {
  const history = new History(record);
  const sender = new Sending(record);
  const selection = new SelectionModel(story, painter);
  const announce = createAnnouncer(part("announcements"));
  const keys = new OwnKeys(COMMANDS, data.keymap, api);
  const desk = new Desk({
    record,
    history,
    sender,
    api,
    story,
    index,
    painter,
    selection,
    announce,
    keys,
    drafts: new Drafts(`${data.user.id} ${data.article}`, allowedStorage()),
    article: data.article,
    mayAnnotate: data.may_annotate,
    loadPanels: () => import("../record/record-panel.js"),
  });

  withholdComposing(globalThis);
  createToolbar(desk, part("toolbar"));
  const markup = new MarkupView(desk, painter, part("toolbar"));
  await markup.start();
  const modes = [LinkMode, PointMode].map((Mode) => new Mode(desk, part("link-bar"), part("hints")));
  new Cards(desk, part("margin"));
  keepHalfTyped(desk, part("margin"));
  showListPanel(desk, new AnnotationList(desk, part("list-panel")), part("desk"));
  const tools = new OnDemand(
    desk,
    ({ createKeyTools }) => createKeyTools(desk, data.user.id, part),
  );
  showSaveState(desk, part("save-state"));
  history.subscribe(() => desk.tell("history"));
  listenToKeys(
    desk,
    part("desk"),
    part("key-menu"),
    (stroke) => modes.some((mode) => mode.hears(stroke)) || tools.hears(stroke),
  );
  listenToPointer(desk, (ids) => modes.some((mode) => mode.clicked(ids)));

  part("desk").dataset.open = "true";

  // Without a connection it is tried again; until then the save state says that nothing is kept.
  const keep = () =>
    import("../../net/keeping.js").then(
      ({ keepAndSend }) => keepAndSend(desk, data.article, data.user.id),
      () => {
        sender.tell({ isKept: false });
        setTimeout(keep, 3_000);
      },
    );
  const live = () =>
    import("../people/live.js").then(
      ({ startLive }) =>
        startLive(desk, data, { presence: part("presence"), newText: part("new-text"), root: part("desk") }),
      () => setTimeout(live, 3_000),
    );
  const rest = () => {
    desk.needPanels();
    tools.load();
    markup.load();
    live();
  };
  return { desk, keep, rest };
}
