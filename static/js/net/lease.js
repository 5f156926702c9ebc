/**
 * Which tab sends where the browser has no locks: the one whose name stands in its storage, as long as it
 * keeps renewing it.
 *
 * That is less strict than a lock. For a moment two tabs may think that they are the one; what both send is
 * then the same request, which the server carries out once.
 */

/** Milliseconds after which a tab that was killed has lost its lease, and between renewals. */
const LEASE = 6_000;
const RENEWAL = 2_000;

/**
 * @param {string} name
 * @param {(leads: boolean) => void} lead  called when it becomes this tab, and when it is this tab no longer
 * @param {{storage?: Pick<Storage, "getItem"|"setItem"|"removeItem">, now?: () => number}} [options]
 * @returns {{renew: () => void, release: () => void}} what the page's own events call
 */
export function holdLease(name, lead, { storage = localStorage, now = Date.now } = {}) {
  const own = crypto.getRandomValues(new Uint32Array(2)).join("-");
  let leads = false;
  const set = (/** @type {boolean} */ next) => {
    if (next !== leads) lead(leads = next);
  };
  const renew = () => {
    const [holder, until] = (storage.getItem(name) ?? "").split(" ");
    // One that ends later than any lease can was made before the clock stepped back.
    const isFree = holder === own || !(Number(until) > now()) || Number(until) > now() + LEASE;
    if (isFree) storage.setItem(name, `${own} ${now() + LEASE}`);
    set(isFree);
  };
  const release = () => {
    if (leads) storage.removeItem(name);
    set(false);
  };
  addEventListener("storage", ({ key }) => key === name && renew());
  addEventListener("pageshow", renew);
  addEventListener("pagehide", release);
  setInterval(renew, RENEWAL);
  renew();
  return { renew, release };
}
