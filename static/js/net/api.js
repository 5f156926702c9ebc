/** The REST API as the desk's pages call it: with the session's cookie and its CSRF token. */

/** @import { Reply } from "../store/types.js" */

/** An answer that no caller expects: loading or searching went wrong. */
export class ApiError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export class Api {
  #base;
  #user;
  #token = document.querySelector('meta[name="csrf-token"]')?.getAttribute("content") ?? "";

  /**
   * @param {string} base such as "/api/v1/"
   * @param {string} user  whose page this is: should another person have signed in meanwhile, the server
   *   refuses what it sends
   */
  constructor(base, user) {
    this.#base = base;
    this.#user = user;
  }

  /**
   * Rows of a list, page by page, following `next` to its end. The next page is asked for before this one is
   * handed over, so that the server works while the caller does.
   *
   * @param {string} path
   * @param {Record<string, string>} query
   * @returns {AsyncGenerator<any[], void, void>}
   */
  async *pages(path, query) {
    /** @type {Promise<any>|null} */
    let asked = this.#read(`${this.#base}${path}/?${new URLSearchParams(query)}`);
    while (asked) {
      /** @type {{results: any[], next: string|null}} */
      const page = await asked;
      asked = page.next ? this.#read(page.next) : null;
      // Awaited above; a failure meanwhile must not count as one that nobody hears of.
      asked?.catch(() => {});
      yield page.results;
    }
  }

  /**
   * What the server streams as lines of JSON, each as soon as it is there. The last one is null: without it
   * the stream broke off.
   *
   * @param {string} path
   * @param {Record<string, string>} query
   * @returns {AsyncGenerator<any, void, void>}
   */
  async *lines(path, query) {
    const response = await this.#get(`${this.#base}${path}?${new URLSearchParams(query)}`);
    if (!response.ok || !response.body) return void (await bodyOf(response));
    let rest = "";
    for (const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();;) {
      const { done, value } = await reader.read();
      if (done) throw new TypeError("The stream broke off.");
      const lines = (rest + value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const told = JSON.parse(line);
        if (!told) return;
        yield told;
      }
    }
  }

  /**
   * The first rows of a list.
   *
   * @param {string} path
   * @param {Record<string, string>} query
   * @param {AbortSignal} [signal]
   * @returns {Promise<any[]>}
   */
  async first(path, query, signal) {
    return (await this.#read(`${this.#base}${path}/?${new URLSearchParams(query)}`, signal)).results;
  }

  /**
   * Whatever has an address below the API's, or one that it gave itself.
   * @param {string} path
   * @returns {Promise<any>}
   */
  async one(path) {
    return await this.#read(/^(?:https?:|\/)/.test(path) ? path : `${this.#base}${path}`);
  }

  /**
   * Asks for something that changes no row of the desk's, or none that it knows of yet.
   *
   * @param {string} path
   * @param {any} [body]
   * @returns {Promise<any>}
   */
  async ask(path, body = {}) {
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    const post = () =>
      fetch(`${this.#base}${path}`, {
        method: "POST",
        headers: { ...headers, "X-CSRFToken": this.#token, "X-Galley-Person": this.#user },
        credentials: "same-origin",
        redirect: "manual",
        body: JSON.stringify(body),
      });
    let response = await post();
    if (response.status === 403 && (await this.#renewToken())) response = await post();
    return await bodyOf(response);
  }

  /**
   * Puts something in the place of what was read at this version.
   *
   * @param {string} path
   * @param {any} body
   * @param {number} version
   * @returns {Promise<Reply|null>} null when nobody answered
   */
  replace(path, body, version) {
    return this.exchange("PUT", path, version, body);
  }

  /**
   * Says something that needn't arrive, also while the page is closing.
   *
   * @param {string} url
   * @param {any} body
   */
  tell(url, body) {
    const headers = {
      "Content-Type": "application/json",
      "X-CSRFToken": this.#token,
      "X-Galley-Person": this.#user,
    };
    fetch(url, {
      method: "POST",
      headers,
      credentials: "same-origin",
      redirect: "manual",
      keepalive: true,
      body: JSON.stringify(body),
    }).catch(() => {});
  }

  /**
   * Sends a request that changes something.
   *
   * @param {string} method
   * @param {string} path
   * @param {number|null} version  of what it changes
   * @param {any} [body]
   * @returns {Promise<Reply|null>} null when nobody answered
   */
  async exchange(method, path, version, body) {
    const send = () =>
      this.#answer(path, {
        method,
        headers: {
          Accept: "application/json",
          "X-CSRFToken": this.#token,
          "X-Galley-Person": this.#user,
          ...(version !== null && { "If-Match": `"${version}"` }),
          ...(body && { "Content-Type": "application/json" }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    const answer = await send();
    return answer?.status === 403 && (await this.#renewToken()) ? await send() : answer;
  }

  /**
   * @param {string} path
   * @param {RequestInit} request
   * @returns {Promise<Reply|null>}
   */
  async #answer(path, request) {
    try {
      const response = await fetch(`${this.#base}${path}`, {
        ...request,
        credentials: "same-origin",
        redirect: "manual",
      });
      // A redirect of an API request only ever leads to the sign-in page.
      if (response.type === "opaqueredirect") return { status: 401, body: null, version: null };
      const data = await jsonOf(response);
      return { status: response.status, body: data, version: etagOf(response) ?? data?.version ?? null };
    } catch {
      return null;
    }
  }

  /**
   * Signing in again, in another tab, makes a new token: the page carries it.
   * @returns {Promise<boolean>} whether it changed
   */
  async #renewToken() {
    try {
      const page = await (await fetch(location.href, { credentials: "same-origin" })).text();
      const token = new DOMParser().parseFromString(page, "text/html").querySelector(
        'meta[name="csrf-token"]',
      )?.getAttribute("content");
      if (!token || token === this.#token) return false;
      this.#token = token;
      return true;
    } catch {
      return false;
    }
  }

  /** @param {string} url @param {AbortSignal} [signal] */
  async #read(url, signal) {
    return await bodyOf(await this.#get(url, signal));
  }

  /** @param {string} url @param {AbortSignal} [signal] */
  #get(url, signal) {
    return fetch(url, {
      headers: { Accept: "application/json" },
      credentials: "same-origin",
      signal: signal ?? null,
    });
  }
}

/** @param {Response} response @returns {Promise<any>} */
async function bodyOf(response) {
  const body = await jsonOf(response);
  if (!response.ok) {
    throw new ApiError(
      response.status,
      body?.detail ?? body?.title ?? `The server answered ${response.status}.`,
    );
  }
  return body;
}

/** @param {Response} response @returns {Promise<any>} null when the body isn't JSON */
async function jsonOf(response) {
  if (!/json/.test(response.headers.get("Content-Type") ?? "")) return null;
  return await response.json();
}

/** @param {Response} response */
function etagOf(response) {
  const digits = /"(\d+)[-"]/.exec(response.headers.get("ETag") ?? "");
  return digits ? Number(digits[1]) : null;
}
