/** Random sequences of edits, failures and reloads: the desk always ends in the server's state. */

import { attribute, changeKind, mark, remove, setLink, setPieces, setStatement, setText } from "../../../static/js/store/actions.js";
import { judge } from "../../../static/js/store/answers.js";
import { newId } from "../../../static/js/store/ids.js";
import { ArticleRecord } from "../../../static/js/store/record.js";
import { partsOf } from "../../../static/js/store/claim-record.js";
import { addEvidence, addFigure, answer, changePart, decide, relate, removePart } from "../../../static/js/store/parts.js";
import { PARTS, RESOURCES } from "../../../static/js/store/resources.js";
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
    const outcome = judge(entry, answer);
    const judged = outcome.type === "done" && entry.resource === "verdicts" ? this.record.claimOf(entry) : null;
    this.record.answered(entry.id, outcome);
    const claim = judged ? this.server.rows.get(judged) : undefined;
    if (claim) this.record.follow("claims", structuredClone(claim.data), ["verification_status", "version"]);
    return true;
  }

  edit() {
    const { record, history, roll } = this;
    const all = record.inOrder();
    const one = all[roll(Math.max(1, all.length))];
    const start = roll(60);
    const pieces = [{ start, end: start + 1 + roll(15) }];
    const what = roll(one ? 18 : 1);
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
    if (what > 11 && one.claim) this.#recordMore(what, one.claim, word, all);
    if (what === 11 && this.withOthers) this.server.touch(one.id, { note: `somebody else's ${roll(9)}` });
  }

  /**
   * Adds to a claim's record, changes it, takes it back.
   *
   * @param {number} what
   * @param {string} claim
   * @param {string} word
   * @param {readonly any[]} all
   */
  #recordMore(what, claim, word, all) {
    const { record, history, roll } = this;
    const other = all[roll(all.length)];
    if (what === 12) {
      const made = [{ id: newId(), create: { name: word } }, { id: newId(), create: { name: "Moscow" } }];
      history.run(answer(claim, made.map(({ id }) => id), { answer: "not_confirmed", words: roll(2) ? other.id : null }, made));
    }
    if (what === 13) history.run(addFigure(claim, roll(2) ? other.id : null, { value: roll(9) }));
    if (what === 14) history.run(addEvidence(claim, { stance: "for", annotation: roll(3) ? null : other.id, note: word }));
    if (what === 15) history.run(decide(claim, { status: roll(2) ? "disputed" : "verified", reason: word, evidence: partsOf(record, "evidence", claim).map(({ id }) => id) }));
    if (what === 16 && other.claim && other.claim !== claim) history.run(relate(claim, "denies", other.claim));
    const resource = PARTS[roll(PARTS.length)] ?? "figures";
    const part = partsOf(record, resource, claim)[0];
    if (what !== 17 || !part) return;
    if (resource === "verdicts" || roll(2)) history.run(removePart(resource, part.id));
    else history.run(changePart(resource, part.id, { note: word }));
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
