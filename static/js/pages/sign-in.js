/** The sign-in page: nobody is signed in, so that only unsent work may stay in this browser. */

import { Kept } from "../net/kept.js";

// A desk that is still open in another tab goes on when its person has signed in again: it keeps what it has.
const held = (await navigator.locks?.query())?.held ?? [];
if (!held.some(({ name }) => name?.startsWith("galley "))) await (await Kept.open()).clear();
document.documentElement.dataset.cleared = "true";
