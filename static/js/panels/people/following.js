/** Brings what others change into the record, without taking anything out of the editor's hands. */

/** @import { Change } from "../../net/stream.js" */
/** @import { Resource } from "../../store/types.js" */
/** @import { Desk } from "../desk/desk.js" */
import { PARTS, RESOURCES } from "../../store/resources.js";
import { consequences, namedBy, OwnDoings, told } from "../../words/changed-by-others.js";
import { list, loadNamed, one } from "../desk/reloading.js";

/** Rows that are read one by one; for more, the lists are. */
const MOST_SINGLY = 40;
/** Milliseconds that a change of one's own may wait for its answer, which tells whether this page made it. */
const OWN_DELAY = 1_000;
/** Between two tries to read what couldn't be read. */
const AGAIN = 3_000;
/** Between two sentences on what others do. */
const SPELL = 5_000;

export class Following {
  #desk;
  #user;
  #nameOf;
  #own = new OwnDoings();
  /** One thing after the other: an older answer must not overtake a newer one. @type {Promise<void>} */
  #work = Promise.resolve();
  /** @type {{verb: string, name: string}[]} */
  #untold = [];
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #spell;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #again;

  /**
   * @param {Pick<Desk, "record"|"api"|"article"|"active"|"announce">} desk
   * @param {string} user whose page this is
   * @param {(user: string) => string} nameOf
   * @param {(isRedacted: boolean) => void} onNewText
   */
  constructor(desk, user, nameOf, onNewText) {
    this.#desk = desk;
    this.#user = user;
    this.#nameOf = nameOf;
    this.onNewText = onNewText;
    desk.record.subscribe(({ answer }) =>
      answer?.outcome.type === "done" && this.#own.did(answer.entry, Date.now())
    );
  }

  /** @param {Change[]} changes */
  take(changes) {
    const own = changes.filter(({ actor }) => actor === this.#user);
    const others = changes.filter(({ actor }) => actor !== this.#user);
    if (others.length) this.#then(() => this.#apply(others));
    if (own.length) {
      setTimeout(
        () => this.#then(() => this.#apply(own.filter((change) => !this.#own.knows(change)))),
        OWN_DELAY,
      );
    }
  }

  /** Reads everything again. */
  reset() {
    this.#then(() => this.#reload());
  }

  /** @param {() => Promise<void>} work */
  #then(work) {
    this.#work = this.#work.then(work).catch((error) => {
      if (!(error instanceof TypeError)) throw error;
      // The line is down. What was missed by then may be overtaken: everything is read again, once.
      this.#again ??= setTimeout(() => {
        this.#again = undefined;
        this.reset();
      }, AGAIN);
    });
  }

  /** @param {Change[]} changes */
  async #apply(changes) {
    const { record } = this.#desk;
    const { read, gone, isTextNew, isRedacted } = consequences(
      changes,
      (resource, id) => record.row(resource, id) !== undefined,
    );
    if (isTextNew) this.onNewText(isRedacted);
    if (read.length > MOST_SINGLY) await this.#reload();
    else await Promise.all(read.map(([resource, id]) => one(this.#desk, resource, id)));
    for (const [resource, id] of gone) this.#forget(resource, id);
    await this.#readNamed(read);
    this.#tell(changes);
  }

  async #reload() {
    const { record, article } = this.#desk;
    for (const resource of RESOURCES) {
      // Registers are more than what this article names: their rows stay.
      const isOwn = resource === "annotations" ||
        resource === "attributions" || /** @type {readonly Resource[]} */ (PARTS).includes(resource);
      await list(this.#desk, resource, { article }, isOwn ? [...record.rows(resource).keys()] : []);
    }
  }

  /**
   * A mark whose card is being written in stays until it is left, so that what was typed becomes a change
   * that the server refuses and the card shows, instead of vanishing.
   *
   * @param {Resource} resource
   * @param {string} id
   */
  #forget(resource, id) {
    const card = document.activeElement?.closest(".card");
    if (!card || this.#desk.active?.id !== id) return this.#desk.record.forget(resource, [id]);
    card.addEventListener("focusout", () => setTimeout(() => this.#forget(resource, id)), { once: true });
  }

  /** What rows that came name and the desk doesn't have. @param {[Resource, string][]} read */
  async #readNamed(read) {
    const { record } = this.#desk;
    const missing = new Map(
      read.flatMap(([resource, id]) => namedBy(resource, record.row(resource, id))).filter(([id, resource]) =>
        !record.row(resource, id)
      ),
    );
    await Promise.all([...missing].map(([id, resource]) => one(this.#desk, resource, id)));
    await loadNamed(this.#desk);
  }

  /** Says what others did, at most once in a while. @param {Change[]} changes */
  #tell(changes) {
    this.#untold.push(
      ...changes.filter(({ actor, article }) => article && actor !== this.#user).map(({ verb, actor }) => ({
        verb,
        name: this.#nameOf(actor),
      })),
    );
    this.#spell ??= setTimeout(() => {
      this.#spell = undefined;
      const sentence = told(this.#untold.splice(0));
      if (sentence) this.#desk.announce(sentence, false);
    }, SPELL / 5);
  }
}
