// Who is signed in, and a token at hand: renewed before it expires, by one call for all who wait, because a refresh token works once.
// The store is asked each time, so that tabs which share it are one: what one renews the others take, and one signs out for all.

import { Emitter } from './emitter.js';
import { PlexiChatError } from './errors.js';
import { readJson } from './stores.js';

const MARGIN_MILLIS = 30_000;

export class Session extends Emitter {
  #http;
  #store;
  #key;
  #device;
  #known = null;
  #refused = null;
  #renewing = null;

  constructor({ http, store, key, device }) {
    super();
    this.#http = http;
    this.#store = store;
    this.#key = key;
    this.#device = device;
    this.#known = this.#read();
  }

  get current() {
    const held = this.#read();
    return held && {
      accountId: held.accountId, sessionId: held.sessionId, username: held.username, ...(held.mustEnrol ? { mustEnrol: true } : {}) };
  }

  async signIn({ username, password, code }) {
    const { body } = await this.#http.call(
      'POST', '/api/v1/sessions', { body: { username, password, code, device: this.#device } });
    return this.#begin(body, username);
  }

  async signInByPasskey(passkey) {
    const { body } = await this.#http.call('POST', '/api/v1/sessions/passkey', { body: { passkey, device: this.#device } });
    const { body: { username } } = await this.#http.call('GET', '/api/v1/me', { token: body.accessToken });
    return this.#begin(body, username);
  }

  /** An access token that may do more than the one at hand. */
  steppedUp({ accessToken, expiresIn }) {
    const held = this.look();
    if (held === null) {
      throw PlexiChatError.signedOut(); // Meanwhile.
    }
    this.#keep({ ...held, accessToken, expiresIn }, held.username);
  }

  /** Over at once here; the server is told if it can be. */
  async signOut() {
    const held = this.#read();
    this.#end();
    if (held) {
      await this.#http.call('DELETE', '/api/v1/sessions/current', { token: held.accessToken }).catch(() => {});
    }
  }

  async accessToken() {
    const held = this.look();
    if (held === null) {
      throw PlexiChatError.signedOut();
    }
    return this.#serves(held) ? held.accessToken : this.#renew();
  }

  /** When the token at hand is to be replaced; in milliseconds since 1970. */
  get renewAt() {
    return this.#read()?.renewAt ?? Infinity;
  }

  /** The server did not take this token. */
  refused(token) {
    this.#refused = token;
  }

  /** Tells of a session that began or ended elsewhere. */
  look() {
    const held = this.#read();
    const before = this.#known;
    if (held?.sessionId !== before?.sessionId) {
      this.#known = held;
      if (before) {
        this.emit('signed-out', undefined);
      }
      if (held) {
        this.emit('signed-in', this.current);
      }
    }
    return held;
  }

  #serves(held) {
    return held.accessToken !== this.#refused && Date.now() < held.renewAt;
  }

  #renew() {
    this.#renewing ??= exclusively(this.#key, () => this.#refresh()).finally(() => { this.#renewing = null; });
    return this.#renewing;
  }

  async #refresh() {
    const held = this.look();
    if (held === null) {
      throw PlexiChatError.signedOut();
    }
    if (this.#serves(held)) {
      return held.accessToken; // Another tab was quicker.
    }
    try {
      const { body } = await this.#http.call(
        'POST', '/api/v1/sessions/refresh', { body: { refreshToken: held.refreshToken } });
      if (this.look()?.refreshToken !== held.refreshToken) {
        throw PlexiChatError.signedOut(); // Meanwhile.
      }
      this.#keep(body, held.username);
      return body.accessToken;
    } catch (error) {
      if (error.passing && held.accessToken !== this.#refused && Date.now() < held.expiresAt) {
        return held.accessToken;
      }
      if ((error.status === 401 || error.status === 400) && this.#read()?.refreshToken === held.refreshToken) {
        this.#end(error);
      }
      throw error;
    }
  }

  #end(reason) {
    this.#store.removeItem(this.#key);
    const before = this.#known;
    this.#known = null;
    if (before) {
      this.emit('signed-out', reason);
    }
  }

  #read() {
    const held = readJson(this.#store, this.#key);
    return typeof held?.refreshToken === 'string' ? held : null;
  }

  #begin(body, username) {
    this.#keep(body, username);
    this.look();
    const { failedAttempts } = body;
    return { ...this.current, ...(failedAttempts ? { failedAttempts } : {}) };
  }

  #keep({ accessToken, refreshToken, expiresIn, accountId, sessionId, mustEnrol }, username) {
    const lifetime = expiresIn * 1000;
    const margin = Math.min(MARGIN_MILLIS, lifetime / 2);
    const now = Date.now();
    this.#store.setItem(this.#key, JSON.stringify({
      accessToken, refreshToken, accountId, sessionId, username, ...(mustEnrol ? { mustEnrol } : {}), renewAt: now + lifetime - margin, expiresAt: now + lifetime,
    }));
  }
}

/** Among tabs too where browsers can do it, which is over HTTPS and on the own machine. */
function exclusively(name, work) {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request(`${name}.renewal`, work) : work();
}
