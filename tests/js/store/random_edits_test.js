/** Random sequences of edits, failures and reloads: the desk always ends in the server's state. */

import { attribute, changeKind, mark, remove, setLink, setPieces, setStatement, setText } from "../../../static/js/store/actions.js";
import { judge } from "../../../static/js/store/answers.js";
import { newId } from "../../../static/js/store/ids.js";
import { ArticleRecord, RESOURCES } from "../../../static/js/store/record.js";
import { History } from "../../../static/js/store/undo.js";
import { FakeServer, SETTING } from "./fake_server.js";
import { deepStrictEqual as assertEquals } from "node:assert/strict";

/** Small and repeatable. @param {number} seed */
function dice(seed) {
  let state = seed;
  return (/** @type {number} */ sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** One editor's browser, with a network that fails as the dice say and a journal that outlives reloads. */
class Browser {
  /** @param {FakeServer} server @param {(sides: number) => number} roll */
  constructor(server, roll) {
    this.server = server;
    this.roll = roll;
    this.clock = 0;
    this.withOthers = roll(2) === 1;
    this.record = new ArticleRecord(SETTING, () => this.clock);
    this.history = new History(this.record);
  }

  reload() {
    const journal = structuredClone(this.record.outbox.entries);
    this.record = new ArticleRecord(SETTING, () => this.clock);
    this.history = new History(this.record);
    for (const resource of RESOURCES) this.record.load(resource, structuredClone(this.server.live(resource)));
    this.record.resume(journal);
  }

  /** @param {boolean} reliable */
  send(reliable) {
    this.clock += reliable ? 60_000 : 500;
    const entry = this.record.outbox.next(this.clock);
    if (!entry) return false;
    this.record.started(entry.id);
    const weather = reliable ? 9 : this.roll(10);
    if (weather === 0) return this.#answered(entry, null);
    const answer = weather === 1 ? { status: 503, body: null, version: null } : this.server.answer(structuredClone(entry));
    if (weather === 2) return this.#answered(entry, null);
    if (weather === 3) return this.reload(), true;
    return this.#answered(entry, structuredClone(answer));
  }

  /** @param {any} entry @param {any} answer */
  #answered(entry, answer) {
    this.record.answered(entry.id, judge(entry, answer));
    return true;
  }

  edit() {
    const { record, history, roll } = this;
    const all = record.inOrder();
    const one = all[roll(Math.max(1, all.length))];
    const start = roll(60);
    const pieces = [{ start, end: start + 1 + roll(15) }];
    const what = roll(one ? 12 : 1);
    const word = roll(8) === 0 ? "forbidden" : `word ${roll(99)}`;
    if (what <= 1) history.run(mark(roll(2) ? "claim" : "source", pieces, "said").command);
    if (!one) return;
    if (what === 2) history.run(setPieces(one, pieces));
    if (what === 3) history.run(setText(one, { note: word }));
    if (what === 4 && one.claim) history.run(setStatement(one.claim, word));
    if (what === 5) history.run(remove(one));
    if (what === 6) history.run(changeKind(record, one, roll(2) ? "claim" : "note"));
    if (what === 7) history.run(setLink(one, "source", { id: newId(), create: { name: word } }));
    if (what === 8) history.run(attribute(record.attributionsOf(one.id)[0], one.id, { cue_stance: `stance ${roll(3)}` }));
    if (what === 9) history.undo();
    if (what === 10) history.redo();
    if (what === 11 && this.withOthers) this.server.touch(one.id, { note: `somebody else's ${roll(9)}` });
  }

  /** The editor mends or gives up what was refused, on a good line. */
  settle() {
    for (let rounds = 0; rounds < 500; rounds++) {
      while (this.send(true));
      const refused = this.record.outbox.entries.find((entry) => entry.state === "refused");
      if (!refused) return;
      if (refused.problem?.status === 412 && this.roll(2)) this.record.retry(refused.id);
      else this.record.discard(refused.id);
    }
    throw new Error("The outbox never empties.");
  }
}

for (let seed = 1; seed <= 300; seed++) {
  Deno.test(`edits, failures and reloads number ${seed} end in the server's state`, () => {
    const roll = dice(seed);
    const server = new FakeServer();
    const browser = new Browser(server, roll);
    for (let step = 0; step < 80; step++) {
      const what = roll(10);
      if (what < 5) browser.edit();
      else if (what < 9) browser.send(false);
      else if (roll(4) === 0) browser.reload();
    }
    browser.settle();
    // What others did meanwhile is only seen on loading; alone, the desk has to be right without it.
    if (browser.withOthers) browser.reload();
    assertEquals(browser.record.outbox.entries, []);
    for (const resource of RESOURCES) assertEquals(seen(browser.record.rows(resource).values()), seen(server.live(resource)));
    assertEquals([...server.made.values()].filter((times) => times > 1), []);
  });
}

/** @param {Iterable<any>} rows */
function seen(rows) {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}
