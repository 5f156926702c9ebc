/** Loads what an article's desk shows. */

/** @import { Resource } from "../store/types.js" */
/** @import { Api } from "./api.js" */
import { RESOURCES } from "../store/record.js";

/**
 * Every list of the article, side by side; each is handed over as soon as it is there.
 *
 * @param {Api} api
 * @param {string} article
 * @param {(resource: Resource, rows: any[]) => void} take
 */
export async function loadArticle(api, article, take) {
  await Promise.all(RESOURCES.map(async (resource) => {
    take(resource, await api.all(resource, { article, page_size: "1000" }));
  }));
}
