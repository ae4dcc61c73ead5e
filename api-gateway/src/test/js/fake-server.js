// A server as the client sees it, in this process: a log, sessions, calls and streams. What it does wrong, a test decides.

import { FakeSocket } from './fake-socket.js';
import { randomOf } from './random.js';

const NEVER = { cut: 0, refuse: 0, again: 0, slow: 0 };

export class FakeServer {
  url = 'http://server.test';
  log = [];
  messages = new Map();
  calls = [];
  sockets = new Set();
  streams = new Set();
  waiting = new Set();
  /** Access tokens that are good, each with its session. */
  access = new Map();
  refresh = new Map();
  expiresIn = 900;
  /** By "METHOD path" (a pattern): answers instead of the server, once for each that is added. */
  replies = [];
  faults = NEVER;
  acceptsSockets = true;
  heartbeat = null;
  #position = 0;
  #tokens = 0;

  constructor(seed = 1) {
    this.random = randomOf(seed);
    this.fetch = (url, init = {}) => this.#fetch(new URL(url), init);
    const server = this;
    this.WebSocket = class extends FakeSocket {
      constructor(url) {
        super(server, url);
      }
    };
  }

  options(more = {}) {
    return { server: this.url, fetch: this.fetch, WebSocket: this.WebSocket, ...more };
  }

  reply(call, status, body, headers = {}) {
    this.replies.push({ call, status, body, headers });
    return this;
  }

  get head() {
    return this.#position;
  }

  append(event) {
    this.#position += 1 + this.random.below(3);
    const appended = { at: new Date().toISOString(), ...event, position: this.#position };
    if (appended.type === 'message.sent') {
      Object.assign(appended.data, { position: appended.position, sentAt: appended.at });
    }
    this.log.push(appended);
    [...this.sockets, ...this.streams].forEach((each) => each.tell(appended));
    return appended;
  }

  say(channelId, text) {
    return this.take(channelId, { messageId: `server-${this.log.length}`, text }).position;
  }

  /** As the command side does: the same message once, whoever sends it how often. */
  take(channelId, { messageId, text, replyTo }) {
    const known = this.messages.get(messageId);
    if (known) {
      return known;
    }
    const data = { messageId, channelId, text, replyTo };
    const { position, at } = this.append({ type: 'message.sent', channelId, data });
    const sent = { messageId, channelId, position, sentAt: at };
    this.messages.set(messageId, sent);
    return sent;
  }

  cutAll(code = 1006, reason = '') {
    [...this.sockets].forEach((socket) => socket.cut(code, reason));
    [...this.streams].forEach((stream) => stream.cut());
  }

  endSessions() {
    this.access.clear();
    this.refresh.clear();
  }

  asked(call) {
    return this.calls.filter((each) => each.call === call);
  }

  #fetch(url, { method = 'GET', body, headers = {}, signal }) {
    const call = `${method} ${url.pathname}`;
    const input = body === undefined ? undefined : JSON.parse(body);
    this.calls.push({ call, query: url.search, body: input, headers });
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      if (signal?.aborted) {
        reject(signal.reason);
      }
      setImmediate(() => {
        try {
          if (this.random.chance(this.faults.cut)) {
            throw new TypeError('cut');
          }
          const answer = this.#scripted(call) ?? this.#answer(call, url, input, headers, signal);
          if (this.random.chance(this.faults.cut)) {
            throw new TypeError('cut'); // It had its effect.
          }
          resolve(answer);
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  #scripted(call) {
    const index = this.replies.findIndex((each) => each.call === call);
    if (index < 0) {
      return null;
    }
    const [{ status, body, headers }] = this.replies.splice(index, 1);
    if (status === 0) {
      throw new TypeError('cut');
    }
    return json(status, body, headers);
  }

  #answer(call, url, input, headers, signal) {
    if (call === 'POST /api/v1/sessions') {
      return input.password === 'wrong' ? problem(401, 'session.bad-credentials') : this.#tokensOf(`account-${input.username}`);
    }
    if (call === 'POST /api/v1/sessions/refresh') {
      const account = this.refresh.get(input.refreshToken);
      this.refresh.delete(input.refreshToken);
      return account ? this.#tokensOf(account) : problem(401, 'session.invalid-refresh-token');
    }
    if (!this.access.has(headers.Authorization?.slice('Bearer '.length))) {
      return problem(401, 'request.unauthenticated');
    }
    if (call === 'POST /api/v1/sessions/current/step-up') {
      return input.password === 'wrong' ? problem(403, 'account.wrong-password') : this.#steppedUp(headers);
    }
    const sending = /^POST \/api\/v1\/channels\/([^/]+)\/messages$/.exec(call);
    if (sending) {
      const sent = this.take(decodeURIComponent(sending[1]), input);
      return json(201, sent, { 'Plexichat-Position': sent.position });
    }
    if (call === 'GET /api/v1/events') {
      return this.#stream(url, signal);
    }
    return json(200, { items: [] }, { 'Plexichat-Position': this.head });
  }

  #tokensOf(accountId) {
    const n = ++this.#tokens;
    this.access.set(`access-${n}`, accountId);
    this.refresh.set(`refresh-${n}`, accountId);
    return json(201, {
      accessToken: `access-${n}`, refreshToken: `refresh-${n}`, expiresIn: this.expiresIn, accountId, sessionId: `session-${accountId}`,
    });
  }

  #steppedUp(headers) {
    const n = ++this.#tokens;
    this.access.set(`access-${n}`, this.access.get(headers.Authorization.slice('Bearer '.length)));
    return json(201, { accessToken: `access-${n}`, expiresIn: this.expiresIn });
  }

  #stream(url, signal) {
    const after = Number(url.searchParams.get('after') ?? this.head);
    let stream;
    const body = new ReadableStream({
      start: (controller) => {
        const write = (text) => controller.enqueue(new TextEncoder().encode(text));
        stream = {
          tell: (event) => {
            // In two pieces, as networks do it.
            const text = `id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`;
            const half = this.random.below(text.length);
            write(text.slice(0, half));
            if (this.random.chance(this.faults.cut)) {
              stream.cut();
              return;
            }
            write(text.slice(half));
          },
          write,
          end: () => this.streams.delete(stream) && controller.close(),
          cut: () => this.streams.delete(stream) && controller.error(new TypeError('cut')),
        };
        this.streams.add(stream);
        signal?.addEventListener('abort', () => stream.cut());
        for (const event of this.log.filter(({ position }) => position > after)) {
          if (this.streams.has(stream)) {
            stream.tell(event);
          }
        }
      },
    });
    return new Response(body, { status: 200, headers: { 'Content-Type': 'text/event-stream' } });
  }
}

export function json(status, body, headers = {}) {
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

export const problem = (status, code) => json(status, { status, code, detail: code });
