/**
 * One person's tabs with the disk that they share, a line that fails, a server, and somebody else who works
 * there too.
 */

import { judge } from "../../../static/js/store/answers.js";
import { FakeServer } from "./fake_server.js";
import { anyCommand } from "./random_editor.js";
import { Tab } from "./tab.js";
/** @import { Entry, Reply, Step } from "../../../static/js/store/types.js" */

/** @typedef {{tab: Tab, entry: Entry, answer: Reply|null}} Exchange */

export class Newsroom {
  server = new FakeServer();
  disk = {
    entries: /** @type {Map<string, Entry>} */ (new Map()),
    steps: /** @type {Map<string, Step>} */ (new Map()),
  };
  clock = 0;
  tick = 0;
  /** @type {Tab[]} */
  tabs = [];
  /** What was sent and isn't answered yet. @type {Exchange|null} */
  #underway = null;
  /** When each step was first taken. @type {Map<string, number>} */
  #taken = new Map();
  /** Requests that undo or redo a step: when that was taken. @type {Map<string, number>} */
  #turning = new Map();
  /** When somebody else was last at a row. @type {Map<string, number>} */
  #foreign = new Map();
  /** Ids of requests that the server has carried out. @type {Set<string>} */
  #carriedOut = new Set();
  /** What each request has to say when it arrives, as the editor left it. @type {Map<string, string>} */
  #expected = new Map();
  /** What each request said when it arrived. @type {Map<string, string>} */
  #arrived = new Map();
  /** Somebody else's work that undoing or redoing has destroyed. @type {string[]} */
  destroyed = [];

  /** @param {(sides: number) => number} roll @param {{tabs: number, withOthers: boolean}} setting */
  constructor(roll, { tabs, withOthers }) {
    this.roll = roll;
    this.withOthers = withOthers;
    for (let number = 0; number < tabs; number++) this.open();
  }

  /** The tab that sends: the one that is open the longest. */
  get leader() {
    return /** @type {Tab} */ (this.tabs[0]);
  }

  /** @param {Entry[]} changed @param {Entry[]} dropped */
  expect(changed, dropped) {
    for (const { id, body } of changed) this.#expected.set(id, JSON.stringify(body));
    for (const { id } of dropped) this.#expected.delete(id);
  }

  /** What the editor did and the server never heard of. */
  get lost() {
    return [...this.#expected].filter(([id, body]) => this.#arrived.get(id) !== body);
  }

  /** @param {Tab} from @param {any} message */
  post(from, message) {
    for (const tab of this.tabs) if (tab !== from) tab.inbox.push(structuredClone(message));
  }

  open() {
    this.tabs.push(new Tab(this));
    if (this.tabs.length === 1) this.leader.lead();
  }

  /** A tab is reloaded, closed or killed: what it didn't hear is gone. @param {Tab} tab */
  reload(tab) {
    const was = this.leader;
    if (this.#underway?.tab === tab) this.#underway = null;
    this.tabs = this.tabs.filter((other) => other !== tab);
    if (this.tabs.length && was === tab) this.leader.lead();
    this.open();
  }

  /** @param {Tab} tab */
  work({ record, history }) {
    const { roll } = this;
    const what = roll(10);
    if (what > 3) {
      const command = anyCommand(record, roll);
      // What the editor does anew may become part of a request that undoes: it is done in sight of what
      // stands there.
      const stop = record.subscribe(({ changed }) => changed.forEach(({ id }) => this.#turning.delete(id)));
      if (command) history.run(command);
      stop();
      const last = history.steps.at(-1);
      if (last && !this.#taken.has(last.id)) this.#taken.set(last.id, this.tick);
      return;
    }
    this.turn({ record, history }, what > 0);
  }

  /** @param {Pick<Tab, "record"|"history">} tab @param {boolean} back */
  turn({ record, history }, back) {
    const step = back
      ? history.steps.findLast(({ turns }) => turns % 2 === 0)
      : history.steps.find(({ turns }) => turns % 2 === 1);
    const stop = record.subscribe(({ changed }) =>
      changed.forEach(({ id }) => this.#turning.set(id, this.#taken.get(step?.id ?? "") ?? 0))
    );
    if (back) history.undo();
    else history.redo();
    stop();
  }

  /** Somebody else changes or deletes a mark. */
  interfere() {
    const rows = this.server.live("annotations");
    const one = rows[this.roll(Math.max(1, rows.length))];
    if (!one || !this.withOthers) return;
    const isGone = this.roll(6) === 0;
    if (isGone) this.server.take(one.id);
    else this.server.touch(one.id, { note: `somebody else's ${this.tick}` });
    this.#foreign.set(one.id, this.tick);
    for (const tab of this.tabs) {
      tab.stream.push({
        resource: "annotations",
        row: structuredClone(this.server.rows.get(one.id)?.data),
        isGone,
      });
    }
  }

  /** Sends the next request, or hears the answer of the last. @param {boolean} [isReliable] */
  send(isReliable = false) {
    if (this.#underway) return this.#hear(isReliable);
    const tab = this.leader;
    this.clock += isReliable ? 60_000 : 500;
    const entry = tab.record.outbox.next(this.clock);
    if (!entry) return false;
    tab.record.started(entry.id);
    const weather = isReliable ? 9 : this.roll(12);
    /** @type {Reply|null} */
    let answer = null;
    if (weather === 1) answer = { status: 503, body: null, version: null };
    else if (weather === 2) answer = { status: 401, body: null, version: null };
    else if (weather) answer = this.#arrive(structuredClone(entry));
    if (weather === 3) answer = null;
    this.#underway = { tab, entry, answer: structuredClone(answer) };
    return true;
  }

  /** @param {Entry} entry */
  #arrive(entry) {
    const before = structuredClone(this.server.rows.get(entry.row));
    const answer = this.server.answer(entry);
    this.#arrived.set(entry.id, JSON.stringify(entry.body));
    const since = this.#turning.get(entry.id);
    if (answer.status < 300) this.#carriedOut.add(entry.id);
    if (answer.status < 300 && since !== undefined && (this.#foreign.get(entry.row) ?? -1) > since) {
      const theirs = before?.data.note ?? "";
      const now = this.server.rows.get(entry.row);
      if (
        theirs.startsWith("somebody else") && !before.deleted && (now.deleted || now.data.note !== theirs)
      ) this.destroyed.push(`${entry.op} ${entry.row}: ${theirs}`);
    }
    return answer;
  }

  /** @param {boolean} isReliable */
  #hear(isReliable) {
    const { tab, entry, answer } = /** @type {Exchange} */ (this.#underway);
    this.#underway = null;
    if (!isReliable && this.roll(15) === 0) return this.reload(tab), true;
    const outcome = judge(entry, answer);
    // A stale request for what stands there anyhow looks like one whose answer was lost: what waits behind it
    // goes on top.
    if (outcome.type === "done" && !this.#carriedOut.has(entry.id)) {
      for (const { id } of tab.record.outbox.of(entry.row)) {
        this.#turning.delete(id);
      }
    }
    const judged = outcome.type === "done" && entry.resource === "verdicts"
      ? tab.record.claimOf(entry)
      : null;
    tab.record.answered(entry.id, outcome);
    if (outcome.type === "done") tab.forget(entry.id);
    const claim = structuredClone(judged ? this.server.rows.get(judged)?.data : undefined);
    if (!claim) return true;
    tab.sender.follow(claim);
    tab.sender.tell({ claim });
    tab.keep(tab.record.outbox.of(claim.id));
    return true;
  }

  /** Anything at all happens. */
  step() {
    const { roll } = this;
    this.tick += 1;
    const tab = /** @type {Tab} */ (this.tabs[roll(this.tabs.length)]);
    const what = roll(20);
    if (what < 4) this.work(tab);
    else if (what < 14) this.send();
    else if (what < 17) tab.hear();
    else if (what === 17) this.interfere();
    else if (what === 18) tab.see();
    else if (roll(3) === 0) this.reload(tab);
    else this.doubt(tab);
  }

  /** An editor looks at what is new, and takes back what was done last. @param {Tab} tab */
  doubt(tab) {
    while (tab.stream.length) tab.see();
    for (let steps = this.roll(8); steps > 0; steps--) this.turn(tab, true);
  }

  hearAll() {
    while (this.tabs.some(({ inbox }) => inbox.length)) for (const tab of this.tabs) tab.hear();
  }

  /** The editor mends or gives up what was refused, on a good line, in any tab. */
  settle() {
    for (let rounds = 0; rounds < 1_000; rounds++) {
      this.hearAll();
      if (this.send(true)) continue;
      const { record } = /** @type {Tab} */ (this.tabs[this.roll(this.tabs.length)]);
      const refused = record.outbox.entries.find(({ state }) => state === "refused");
      if (!refused) return;
      // From here on it is the editor's word, who has seen what the server said: also for what waits behind.
      for (const { id } of record.outbox.of(refused.row)) this.#turning.delete(id);
      if (refused.problem?.status === 412 && this.roll(2)) record.retry(refused.id);
      else record.discard(refused.id);
    }
    throw new Error("The outbox never empties.");
  }
}
