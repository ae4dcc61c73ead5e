// One call: JSON in and out, within a time, with problems as errors. Tokens go into a header, never into an address.

import { PlexiChatError } from './errors.js';

const POSITION = 'Plexichat-Position';
const MIN_POSITION = 'Plexichat-Min-Position';

export class Http {
  constructor({ server, fetch, timeout }) {
    this.server = server;
    this.fetch = fetch;
    this.timeout = timeout;
  }

  /** @return the answer, null when it is empty, and the position it was given at */
  async call(method, path, { body, query, token, minPosition, signal } = {}) {
    const ended = abortable(signal, this.timeout);
    try {
      const response = await this.#fetch(path, query, {
        method,
        headers: headers('application/json', { token, minPosition, body }),
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: ended.signal,
      });
      const text = await read(response, ended.signal);
      if (!response.ok) {
        throw problem(response, text);
      }
      return { body: parsed(text), position: position(response) };
    } finally {
      ended.release();
    }
  }

  /** A stream without an end of its own. Only its beginning must come within the time. */
  async open(path, { query, token, signal }) {
    const ended = abortable(signal, this.timeout);
    try {
      const response = await this.#fetch(path, query, {
        headers: headers('text/event-stream', { token }), signal: ended.signal, cache: 'no-store',
      });
      if (!response.ok) {
        throw problem(response, await read(response, ended.signal));
      }
      ended.keep();
      return { body: response.body, close: ended.abort };
    } catch (error) {
      ended.release();
      throw error;
    }
  }

  async #fetch(path, query, request) {
    try {
      return await this.fetch(this.server + path + search(query), request);
    } catch (error) {
      throw request.signal.aborted ? error : PlexiChatError.unreachable('The server does not answer.', error);
    }
  }
}

function headers(accept, { token, minPosition, body }) {
  return {
    Accept: accept,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(minPosition === undefined ? {} : { [MIN_POSITION]: String(minPosition) }),
  };
}

function search(query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

function problem(response, text) {
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  let said = null;
  try {
    said = JSON.parse(text);
  } catch {
    // Something between here and the server answered.
  }
  return PlexiChatError.of(response.status, said, Number.isFinite(seconds) ? seconds : undefined);
}

async function read(response, signal) {
  try {
    return await response.text();
  } catch (error) {
    throw signal.aborted ? error : PlexiChatError.unreachable('The answer broke off.', error);
  }
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch (error) {
    throw new PlexiChatError('client.bad-answer', 'Expected JSON, but got something else.', { cause: error });
  }
}

function position(response) {
  const value = response.headers.get(POSITION);
  return value === null ? undefined : Number(value);
}

/** The caller's signal and the time, as one. */
function abortable(signal, millis) {
  const controller = new AbortController();
  const byCaller = () => controller.abort(signal.reason);
  const timer = setTimeout(
    () => controller.abort(PlexiChatError.unreachable(`No answer within ${millis} ms.`)), millis);
  if (signal?.aborted) {
    byCaller();
  }
  signal?.addEventListener('abort', byCaller);
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    keep: () => clearTimeout(timer),
    release: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', byCaller);
    },
  };
}
