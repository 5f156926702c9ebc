/** Loads what an article's desk shows. */

/** @import { Setting } from "../store/rows.js" */
/** @import { Resource } from "../store/types.js" */
/** @import { Api } from "./api.js" */

import { annotationRows } from "../store/columns.js";
import { breath, later } from "./pause.js";

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** Rows asked for at once: as many as are taken in without the page stuttering. */
const PAGE = "500";

/**
 * The marks, and with the first of them there, what else belongs to the article, side by side; each part is
 * handed over as soon as it is there. While the server is away each is tried again, less and less often. Who
 * takes the rows may ask for time: what comes behind the first marks then waits.
 *
 * @param {Pick<Api, "pages"|"lines">} api
 * @param {Pick<Setting, "article"|"revision"|"text">} setting
 * @param {readonly Resource[]} resources
 * @param {(resource: Resource, rows: any[]) => unknown} take it is waited for what this returns
 * @param {(reason: string|null) => void} trouble why something is missing; null when nothing is any more
 * @param {(milliseconds: number) => Promise<void>} [pause]
 */
export async function loadArticle(api, setting, resources, take, trouble, pause = later) {
  const { article, revision } = setting;
  let missing = resources;
  for (let wait = FIRST_WAIT;; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    const { promise: seen, resolve: see } = Promise.withResolvers();
    if (!missing.includes("annotations")) see(null);
    const answers = await Promise.allSettled(missing.map(async (resource) => {
      if (resource !== "annotations") {
        await seen;
        for await (const rows of api.pages(resource, { article, page_size: PAGE })) {
          await take(resource, rows);
        }
        return;
      }
      try {
        // The page preloads this very address.
        for await (const columns of api.lines(`articles/${article}/marks/`, { revision })) {
          await take(resource, annotationRows(columns, setting));
          see(null);
          // Several lines may come at once: between two of them the page paints, and hears keys.
          await breath();
        }
      } finally {
        see(null);
      }
    }));
    const failures = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    missing = missing.filter((_, place) => answers[place]?.status === "rejected");
    trouble(failures.length ? messageOf(failures[0]) : null);
    if (!missing.length) return;
    await pause(wait);
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof TypeError || !(error instanceof Error)
    ? "there is no connection to the server."
    : error.message;
}
