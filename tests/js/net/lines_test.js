import assert from "node:assert/strict";
import { Api, ApiError } from "../../../static/js/net/api.js";

// The token that the page carries; there is no page here.
Object.assign(globalThis, { document: { querySelector: () => null } });

/**
 * What an answer in these parts is read as.
 *
 * @param {Uint8Array<ArrayBuffer>[]} parts
 * @param {ResponseInit} [init]
 */
async function read(parts, init = { headers: { "Content-Type": "application/x-ndjson" } }) {
  const usual = globalThis.fetch;
  globalThis.fetch = () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start(controller) {
            for (const part of parts) controller.enqueue(part);
            controller.close();
          },
        }),
        init,
      ),
    );
  try {
    const found = [];
    for await (const line of new Api("/api/v1/", "u").lines("articles/a/marks/", { revision: "r" })) {
      found.push(line);
    }
    return found;
  } finally {
    globalThis.fetch = usual;
  }
}

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

Deno.test("lines are read wherever the stream is cut, inside of a character too", async () => {
  const whole = bytes('{"note":"Kyïv 🛰"}\n{"note":"é"}\nnull\n');
  for (let at = 1; at < whole.length; at += 1) {
    assert.deepEqual(await read([whole.slice(0, at), whole.slice(at)]), [{ note: "Kyïv 🛰" }, { note: "é" }]);
  }
});

Deno.test("a stream without its end counts as no connection", async () => {
  await assert.rejects(read([bytes('{"note":"1"}\n{"no')]), TypeError);
  await assert.rejects(read([bytes('{"note":"1"}\n')]), TypeError);
});

Deno.test("a refusal says why", async () => {
  const refused = read([bytes('{"detail":"There is no article."}')], {
    status: 404,
    headers: { "Content-Type": "application/problem+json" },
  });
  await assert.rejects(
    refused,
    (error) => error instanceof ApiError && error.status === 404 && error.message === "There is no article.",
  );
});
