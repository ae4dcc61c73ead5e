// One account's view of a server.

import { Channels, Email, Factors, Messages, Presence, Sessions } from './calls.js';
import { Emitter } from './emitter.js';
import { PlexiChatError } from './errors.js';
import { Http } from './http.js';
import { Live } from './live.js';
import { Outbox } from './outbox.js';
import { Session } from './session.js';
import { memoryStore } from './stores.js';

/** The only refusal that another token may help against. */
const NO_TOKEN = 'request.unauthenticated';

export class PlexiChat extends Emitter {
  #http;
  #session;
  #context;
  #position;
  #unlisten;

  constructor({
    server = globalThis.location?.origin,
    tokens = memoryStore(),
    outbox = memoryStore(),
    keyPrefix = 'plexichat',
    outboxLimit = 1000,
    device,
    timeout = 20_000,
    fetch = globalThis.fetch.bind(globalThis),
    WebSocket = globalThis.WebSocket ?? null,
  } = {}) {
    super();
    const address = checked(server);
    const key = `${keyPrefix}.session`;
    this.#http = new Http({ server: address, fetch, timeout });
    this.#session = new Session({ http: this.#http, store: tokens, key, device });
    const request = (...call) => this.request(...call);
    this.channels = new Channels(request);
    this.messages = new Messages(request);
    this.presence = new Presence(request);
    this.sessions = new Sessions(request);
    this.factors = new Factors(request);
    this.email = new Email(request);
    this.outbox = new Outbox({
      deliver: (pending) => this.#deliver(pending),
      mayDeliver: () => this.#mayDeliver(),
      store: outbox,
      prefix: keyPrefix,
      limit: outboxLimit,
    });
    this.#context = {
      server: address,
      http: this.#http,
      session: this.#session,
      outbox: this.outbox,
      WebSocket,
      lives: new Set(),
      typing: (channelId) => this.presence.typing(channelId),
    };
    this.#session.on('signed-in', (session) => this.#signedIn(session));
    this.#session.on('signed-out', (reason) => this.emit('signed-out', reason));
    this.#unlisten = this.#hearOtherTabs(key);
    if (this.session) {
      this.outbox.belongTo(this.session.accountId);
    }
  }

  get session() {
    return this.#session.current;
  }

  get position() {
    return this.#position;
  }

  async register({ username, password, displayName, email }) {
    const answer = await this.#http.call('POST', '/api/v1/accounts', { body: { username, password, displayName, email } });
    return this.#seen(answer);
  }

  signIn(credentials) {
    return this.#session.signIn(credentials);
  }

  async mailCode({ username, password }) {
    await this.#http.call('POST', '/api/v1/sessions/email-code', { body: { username, password } });
  }

  async offerPasskey() {
    return (await this.#http.call('POST', '/api/v1/sessions/passkey/offer')).body;
  }

  signInByPasskey(passkey) {
    return this.#session.signInByPasskey(passkey);
  }

  async stepUp({ password, code, passkey }) {
    this.#session.steppedUp(await this.request('POST', '/api/v1/sessions/current/step-up', { body: { password, code, passkey } }));
  }

  async renew() {
    this.#session.refused(await this.#session.accessToken());
    await this.#session.accessToken();
    return this.session;
  }

  signOut() {
    this.outbox.drop();
    return this.#session.signOut();
  }

  me(options) {
    return this.request('GET', '/api/v1/me', options);
  }

  mentions(query, options) {
    return this.request('GET', '/api/v1/me/mentions', { ...options, query });
  }

  search(query, options) {
    return this.request('GET', '/api/v1/search', { ...options, query });
  }

  live(options) {
    return new Live(this.#context, options);
  }

  send(channelId, draft) {
    return this.outbox.add(channelId, typeof draft === 'string' ? { text: draft } : draft);
  }

  async request(method, path, { minPosition, ...options } = {}) {
    const least = minPosition ?? (method === 'GET' ? this.#position : undefined);
    const call = (token) => this.#http.call(method, path, { ...options, minPosition: least, token });
    const token = await this.#session.accessToken();
    try {
      return this.#seen(await call(token), method);
    } catch (error) {
      if (error.status !== 401 || (error.code !== NO_TOKEN && error.code !== 'session.ended')) {
        throw error;
      }
    }
    this.#session.refused(token);
    return this.#seen(await call(await this.#session.accessToken()), method);
  }

  close() {
    this.#unlisten();
    [...this.#context.lives].forEach((live) => live.stop());
    this.outbox.close();
  }

  #seen({ body, position }, method = 'POST') {
    if (method !== 'GET' && Number.isSafeInteger(position)) {
      this.#position = Math.max(this.#position ?? position, position);
    }
    return body;
  }

  #signedIn(session) {
    this.outbox.belongTo(session.accountId);
    this.emit('signed-in', session);
  }

  /** Over a live connection where there is one that carries it. */
  async #deliver({ channelId, draft }) {
    const carrier = [...this.#context.lives].map((live) => live.carrier).find((found) => found?.canSend(draft));
    const sent = await (carrier ? carrier.send(channelId, draft) : this.messages.send(channelId, draft));
    this.#seen({ position: sent.position });
    return sent;
  }

  /** While a live connection is being made there is nothing to be had by calls either. */
  #mayDeliver() {
    const lives = [...this.#context.lives];
    return this.session !== null && (lives.length === 0 || lives.some((live) => live.isConnected));
  }

  #hearOtherTabs(key) {
    const listener = (event) => event.key === key && this.#session.look();
    globalThis.addEventListener?.('storage', listener);
    return () => globalThis.removeEventListener?.('storage', listener);
  }
}

function checked(server) {
  if (!/^https?:\/\/[^/]/.test(server ?? '')) {
    throw new PlexiChatError('client.bad-server', 'Expected the address of a server, such as https://chat.example.org.');
  }
  return server.replace(/\/+$/, '');
}
