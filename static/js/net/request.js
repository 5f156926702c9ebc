/** An entry of the outbox as a request to the REST API. */

/** @import { Entry } from "../store/types.js" */
/** @import { Api } from "./api.js" */

/** @param {Pick<Api, "exchange">} api @param {Entry} entry @param {string} article */
export function send(api, { resource, op, row, body, version }, article) {
  if (op === "create") {
    return api.exchange("POST", `${resource}/`, null, {
      id: row,
      ...(resource === "annotations" && { article }),
      ...body,
    });
  }
  if (op === "update" && "merged_into" in body) {
    const into = body.merged_into;
    return into
      ? api.exchange("POST", `${resource}/${row}/merge/`, version, { into })
      : api.exchange("POST", `${resource}/${row}/split/`, version);
  }
  if (op === "restore") return api.exchange("POST", `${resource}/${row}/restore/`, version);
  return op === "update"
    ? api.exchange("PATCH", `${resource}/${row}/`, version, body)
    : api.exchange("DELETE", `${resource}/${row}/`, version);
}
