/**
 * What others do, as it happens: one line to the server for all tabs of a browser.
 *
 * Browsers allow six connections to a server, so the tabs share one. The tab with the lock keeps the line
 * open, for the articles of all tabs, and passes on what comes; when that tab closes, the lock goes to
 * another, which takes the line up where it was heard last. Where there are no locks (pages that weren't sent
 * over https), each tab has its own.
 *
 * @typedef {object} Change  One entry of the ledger: what happened to which row, not what the row says
 * @property {string} verb such as "annotation.created"
 * @property {string} subject
 * @property {string|null} article
 * @property {string|null} claim  the claim that a part belongs to
 * @property {string} actor
 * @property {string} place  where the feed goes on behind it
 *
 * @typedef {{page: string, user: string, name: string, at: number|null}} Whereabouts
 *
 * @typedef {object} Hearing
 * @property {(changes: Change[]) => void} changes
 * @property {(people: Whereabouts[]) => void} presence
 * @property {() => void} reset  too much was missed: everything must be read again
 * @property {(isUp: boolean) => void} line
 *
 * @typedef {{article: string, place: string}} Follower
 * @typedef {{name: "changes"|"presence"|"reset", data: any, place: string}} Message
 */

const LOCK = "galley-live";
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

export class EventStream {
  #url;
  #article;
  #hearing;
  #place;
  #page;
  #channel = new BroadcastChannel(LOCK);
  /** The other tabs that this one keeps the line open for. @type {Map<string, Follower>} */
  #followers = new Map();
  #isKeeper = false;
  /** @type {EventSource|null} */
  #source = null;
  #wait = FIRST_WAIT;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #stopping = new AbortController();

  /**
   * @param {string} url
   * @param {{article: string, place: string, page: string}} self what this tab shows, up to where it knows
   *   the feed, and its own name
   * @param {Hearing} hearing
   */
  constructor(url, { article, place, page }, hearing) {
    this.#url = url;
    this.#article = article;
    this.#place = place;
    this.#page = page;
    this.#hearing = hearing;
  }

  start() {
    this.#channel.onmessage = ({ data }) => this.#onTab(data);
    this.#announce();
    addEventListener("pagehide", () => this.#channel.postMessage({ type: "gone", page: this.#page }), {
      signal: this.#stopping.signal,
    });
    addEventListener("online", () => this.#isKeeper && this.#open(), { signal: this.#stopping.signal });
    if (!navigator.locks) return this.#keep();
    // Held until the tab goes; the promise is never settled.
    navigator.locks.request(LOCK, { signal: this.#stopping.signal }, () => new Promise(() => this.#keep()))
      .catch(() => {});
  }

  stop() {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#channel.close();
  }

  #announce() {
    this.#channel.postMessage({ type: "here", page: this.#page, article: this.#article, place: this.#place });
  }

  #keep() {
    this.#isKeeper = true;
    this.#channel.postMessage({ type: "who" });
    this.#open();
  }

  /** @param {any} said by another tab */
  #onTab(said) {
    if (said.type === "who") this.#announce();
    else if (said.type === "event") this.#hear(said.message);
    else if (said.type === "line") this.#hearing.line(said.isUp);
    else if (!this.#isKeeper) return;
    else if (said.type === "gone") this.#followers.delete(said.page);
    else if (said.type === "here") {
      const isNew = ![this.#article, ...[...this.#followers.values()].map(({ article }) => article)].includes(
        said.article,
      );
      this.#followers.set(said.page, { article: said.article, place: said.place });
      if (isNew) this.#open();
      else this.#tell({ type: "line", isUp: this.#source?.readyState === EventSource.OPEN });
    }
  }

  /** Opens the line again, for all articles and from the earliest place that any tab needs. */
  #open() {
    this.#source?.close();
    clearTimeout(this.#timer);
    const followers = [{ article: this.#article, place: this.#place }, ...this.#followers.values()];
    const query = new URLSearchParams(
      [...new Set(followers.map(({ article }) => article))].map((article) => ["article", article]),
    );
    query.set("after", followers.map(({ place }) => place).reduce((a, b) => (isBehind(a, b) ? b : a)));
    const source = new EventSource(`${this.#url}?${query}`);
    this.#source = source;
    source.addEventListener("ready", () => {
      this.#wait = FIRST_WAIT;
      this.#tell({ type: "line", isUp: true });
    });
    for (const name of /** @type {const} */ (["changes", "presence", "reset"])) {
      source.addEventListener(
        name,
        (event) =>
          this.#tell({
            type: "event",
            message: { name, data: JSON.parse(event.data), place: event.lastEventId },
          }),
      );
    }
    source.onerror = () => {
      this.#tell({ type: "line", isUp: false });
      // A browser connects again by itself, but not after a refusal: signed out, no room, a proxy's error
      // page.
      if (source.readyState !== EventSource.CLOSED) return;
      // Each at another time: whatever refused this browser refused all others at the same moment.
      this.#timer = setTimeout(() => this.#open(), this.#wait * (0.5 + Math.random()));
      this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    };
  }

  /** To all tabs, this one included. @param {any} said */
  #tell(said) {
    this.#channel.postMessage(said);
    if (said.type === "event") this.#hear(said.message);
    else this.#hearing.line(said.isUp);
    if (said.type !== "event" || !said.message.place) return;
    for (const follower of this.#followers.values()) follower.place = said.message.place;
  }

  /** @param {Message} message */
  #hear({ name, data, place }) {
    if (name === "presence") {
      if (data.article === this.#article) {
        this.#hearing.presence(
          data.people.filter((/** @type {Whereabouts} */ one) => one.page !== this.#page),
        );
      }
    } else if (name === "reset") {
      this.#place = place || this.#place;
      this.#hearing.reset();
    } else {
      // A line that was reopened for another tab repeats what this tab has already heard.
      const fresh = data.filter((/** @type {Change} */ one) => isBehind(one.place, this.#place));
      this.#place = isBehind(place, this.#place) ? place : this.#place;
      const mine = fresh.filter((/** @type {Change} */ one) =>
        one.article === null || one.article === this.#article
      );
      if (mine.length) this.#hearing.changes(mine);
    }
  }
}

/**
 * Whether one place of the feed comes behind another.
 *
 * @param {string} one "transaction-sequence"
 * @param {string} other
 */
export function isBehind(one, other) {
  const [transaction = 0, sequence = 0] = one.split("-").map(Number);
  const [otherTransaction = 0, otherSequence = 0] = other.split("-").map(Number);
  return transaction - otherTransaction > 0 || (transaction === otherTransaction && sequence > otherSequence);
}
