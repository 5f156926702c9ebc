/** One tab of a person's desk. */

import { joinTabs } from "../../../static/js/net/tabs.js";
import { learn } from "../../../static/js/store/learn-from-answers.js";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { RESOURCES } from "../../../static/js/store/resources.js";
import { History } from "../../../static/js/store/undo.js";
import { SETTING } from "./fake_server.js";
/** @import { Entry, Resource, Step } from "../../../static/js/store/types.js" */
/** @import { Newsroom } from "./newsroom.js" */

const VERDICTS_DOING = ["verification_status", "version"];

/** A tab: its own record and history, and what it hasn't heard yet from the others and from the server. */
export class Tab {
  /** @type {any[]} */
  inbox = [];
  /** @type {{resource: Resource, row: any, isGone: boolean}[]} */
  stream = [];
  /** Ids that the disk has or had, as the journal knows them. @type {Set<string>} */
  #known = new Set();

  /** @param {Newsroom} room */
  constructor(room) {
    this.room = room;
    this.record = new ArticleRecord(SETTING, () => room.clock);
    this.record.outbox.isSender = false;
    this.history = new History(this.record);
    this.record.subscribe(({ changed, dropped, isHeard }) => {
      if (isHeard) return;
      for (const { id } of dropped) this.#remove(room.disk.entries, id);
      this.keep(changed);
      room.expect(changed, dropped);
    });
    this.record.subscribe((notice) =>
      this.history.note(learn(this.history.steps, this.record, notice), notice.isHeard)
    );
    const journal = {
      keep: (/** @type {Step[]} */ steps, /** @type {string[]} */ forgotten) => {
        for (const step of steps) this.#put(room.disk.steps, step);
        for (const id of forgotten) this.#remove(room.disk.steps, id);
        return Promise.resolve();
      },
      heard: (/** @type {{id: string}[]} */ rows) => rows.forEach(({ id }) => this.#known.add(id)),
    };
    this.sender = {
      pump: () => {},
      heard: () => {},
      tell: (/** @type {any} */ _message) => {},
      follow: (/** @type {any} */ row) => this.record.follow("claims", row, VERDICTS_DOING),
    };
    this.channel = {
      postMessage: (/** @type {any} */ message) => room.post(this, structuredClone(message)),
      onmessage: (/** @type {any} */ _event) => {},
    };
    joinTabs(
      { record: this.record, history: this.history, sender: /** @type {any} */ (this.sender) },
      journal,
      this.channel,
    );
    for (const resource of RESOURCES) this.record.load(resource, structuredClone(room.server.live(resource)));
    this.takeUp();
  }

  takeUp() {
    const { entries, steps } = this.room.disk;
    for (const id of [...entries.keys(), ...steps.keys()]) this.#known.add(id);
    this.record.resume(structuredClone([...entries.values()]));
    this.history.resume(structuredClone([...steps.values()]));
  }

  /** What the other tabs said before theirs was over arrives while the disk is read. */
  lead() {
    while (this.inbox.length) this.hear();
    this.takeUp();
    this.record.outbox.takeOver();
  }

  hear() {
    const message = this.inbox.shift();
    if (message) this.channel.onmessage(/** @type {any} */ ({ data: message }));
  }

  /** What somebody else did, as the event stream will tell. */
  see() {
    const news = this.stream.shift();
    if (news?.isGone) this.record.forget(news.resource, [news.row.id]);
    else if (news) this.record.load(news.resource, [structuredClone(news.row)]);
  }

  /** @param {Entry[]} entries */
  keep(entries) {
    for (const entry of entries) this.#put(this.room.disk.entries, entry);
  }

  /** @param {string} id */
  forget(id) {
    this.#remove(this.room.disk.entries, id);
  }

  /** As the journal does. @param {Map<string, any>} store @param {{id: string, turns?: number}} value */
  #put(store, value) {
    const there = store.get(value.id);
    if (there ? !(there.turns > (value.turns ?? 0)) : !this.#known.has(value.id)) {
      store.set(value.id, structuredClone(value));
    }
    this.#known.add(value.id);
  }

  /** @param {Map<string, any>} store @param {string} id */
  #remove(store, id) {
    store.delete(id);
    this.#known.add(id);
  }
}
