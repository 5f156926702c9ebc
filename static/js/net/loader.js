/** Loads what an article's desk shows. */

/** @import { Resource } from "../store/types.js" */
/** @import { Api } from "./api.js" */

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** Rows asked for at once: as many as are taken in without the page stuttering. The page preloads the first. */
const PAGE = "500";

/**
 * Lists of the article, side by side; each page of one is handed over as soon as it is there. While the
 * server is away each list is tried again, less and less often.
 *
 * @param {Pick<Api, "pages">} api
 * @param {string} article
 * @param {readonly Resource[]} resources
 * @param {(resource: Resource, rows: any[]) => void} take
 * @param {(reason: string|null) => void} trouble why something is missing; null when nothing is any more
 * @param {(milliseconds: number) => Promise<void>} [pause]
 */
export async function loadArticle(api, article, resources, take, trouble, pause = later) {
  let missing = resources;
  for (let wait = FIRST_WAIT;; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    const answers = await Promise.allSettled(missing.map(async (resource) => {
      for await (const rows of api.pages(resource, { article, page_size: PAGE })) take(resource, rows);
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
  return error instanceof TypeError || !(error instanceof Error) ? "there is no connection to the server." : error.message;
}

/** @param {number} milliseconds @returns {Promise<void>} */
function later(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
