// One connection to /api/v1/events by fetch, which can carry a token where EventSource can not. What is sent goes by calls of its own.

import { PlexiChatError } from './errors.js';
import { eventsOf } from './sse.js';

/** The server says something this often, in intervals of ours. */
const SILENT_INTERVALS = 3;
/** Whoever hears nothing for this long has caught up: the stream itself does not say so. */
const CAUGHT_UP_MILLIS = 500;

export class EventsConnection {
  kind = 'events';
  carries = false;
  #http;
  #token;
  #after;
  #channels;
  #pingInterval;
  #on;
  #stream = null;
  #aborted = new AbortController();
  #silence = null;
  #quiet = null;
  #over = false;

  constructor({ http, token, after, channels, pingInterval, on }) {
    this.#http = http;
    this.#token = token;
    this.#after = after;
    this.#channels = channels;
    this.#pingInterval = pingInterval;
    this.#on = on;
    this.#run().then(
      () => this.#end(PlexiChatError.unreachable('The server ended the stream.')),
      (error) => this.#end(
        error instanceof PlexiChatError ? error : PlexiChatError.unreachable('The connection was lost.', error)));
  }

  renew() {
    // The stream ends with its token; the next one takes the new one.
  }

  probe() {
    // The server's own signs of life are waited for.
  }

  close() {
    this.#end(undefined, false);
  }

  async #run() {
    this.#after ??= await this.#head();
    const stream = await this.#http.open('/api/v1/events', {
      query: { after: this.#after, channels: this.#channels?.join(',') },
      token: this.#token,
      signal: this.#aborted.signal,
    });
    if (this.#over) {
      stream.close();
      return;
    }
    this.#stream = stream;
    this.#alive();
    this.#on.ready(this.#after);
    this.#restless();
    for await (const event of eventsOf(stream.body)) {
      if (this.#over) {
        return;
      }
      this.#alive();
      if (event !== null) {
        this.#take(event);
      }
    }
  }

  /** Where from now on begins, so that it is known when the connection is lost before the first event. */
  async #head() {
    const { position } = await this.#http.call(
      'GET', '/api/v1/channels', { query: { limit: 1 }, token: this.#token, signal: this.#aborted.signal });
    return position;
  }

  #take({ type, id, data }) {
    if (type === 'problem') {
      const problem = JSON.parse(data);
      throw PlexiChatError.of(problem.status ?? 503, problem);
    }
    if (data !== '') {
      this.#restless();
      this.#on.event(JSON.parse(data));
    }
    if (id) {
      this.#on.moved(Number(id));
    }
  }

  #alive() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(
      () => this.#end(PlexiChatError.unreachable('The server is silent.')), this.#pingInterval * SILENT_INTERVALS);
  }

  #restless() {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#on.caughtUp(), CAUGHT_UP_MILLIS);
  }

  #end(error, tell = true) {
    if (this.#over) {
      return;
    }
    this.#over = true;
    clearTimeout(this.#silence);
    clearTimeout(this.#quiet);
    this.#aborted.abort();
    this.#stream?.close();
    if (tell) {
      this.#on.closed(error);
    }
  }
}
