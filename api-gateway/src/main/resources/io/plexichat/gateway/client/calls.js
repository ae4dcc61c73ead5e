// The calls of the API by what they are about. Each is one request; see docs/features and /openapi.json for what they answer.

const enc = encodeURIComponent;
const draftOf = (draft) => (typeof draft === 'string' ? { text: draft } : draft);
const channel = (channelId) => `/api/v1/channels/${enc(channelId)}`;
const message = (messageId) => `/api/v1/messages/${enc(messageId)}`;

export class Channels {
  #request;

  constructor(request) {
    this.#request = request;
  }

  list(query, options) {
    return this.#request('GET', '/api/v1/channels', { ...options, query });
  }

  all(query, options) {
    return everyItem((cursor) => this.list({ ...query, cursor }, options));
  }

  get(channelId, options) {
    return this.#request('GET', channel(channelId), options);
  }

  create({ name, kind, topic, members }) {
    return this.#request('POST', '/api/v1/channels', { body: { name, kind, topic, members } });
  }

  change(channelId, { name, topic, archived }) {
    return this.#request('PATCH', channel(channelId), { body: { name, topic, archived } });
  }

  join(channelId) {
    return this.putMember(channelId, 'me');
  }

  leave(channelId) {
    return this.removeMember(channelId, 'me');
  }

  members(channelId, query, options) {
    return this.#request('GET', `${channel(channelId)}/members`, { ...options, query });
  }

  allMembers(channelId, query, options) {
    return everyItem((cursor) => this.members(channelId, { ...query, cursor }, options));
  }

  async putMember(channelId, accountId, role) {
    await this.#request('PUT', `${channel(channelId)}/members/${enc(accountId)}`, { body: role && { role } });
  }

  async removeMember(channelId, accountId) {
    await this.#request('DELETE', `${channel(channelId)}/members/${enc(accountId)}`);
  }

  async markRead(channelId, position) {
    await this.#request('PUT', `${channel(channelId)}/read`, { body: { position } });
  }
}

export class Messages {
  #request;

  constructor(request) {
    this.#request = request;
  }

  list(channelId, { before, after, around, limit } = {}, options) {
    return this.#request('GET', `${channel(channelId)}/messages`, { ...options, query: { before, after, around, limit } });
  }

  get(messageId, options) {
    return this.#request('GET', message(messageId), options);
  }

  send(channelId, draft, options) {
    const { messageId, text, replyTo } = draftOf(draft);
    return this.#request('POST', `${channel(channelId)}/messages`, { ...options, body: { messageId, text, replyTo } });
  }

  async edit(messageId, text) {
    await this.#request('PATCH', message(messageId), { body: { text } });
  }

  async delete(messageId) {
    await this.#request('DELETE', message(messageId));
  }

  async react(messageId, emoji) {
    await this.#request('PUT', `${message(messageId)}/reactions/${enc(emoji)}`);
  }

  async unreact(messageId, emoji) {
    await this.#request('DELETE', `${message(messageId)}/reactions/${enc(emoji)}`);
  }

  async history(messageId, options) {
    return (await this.#request('GET', `${message(messageId)}/history`, options)).versions;
  }
}

export class Sessions {
  #request;

  constructor(request) {
    this.#request = request;
  }

  list(query, options) {
    return this.#request('GET', '/api/v1/sessions', { ...options, query });
  }

  async end(sessionId) {
    await this.#request('DELETE', `/api/v1/sessions/${enc(sessionId)}`);
  }
}

export class Factors {
  #request;

  constructor(request) {
    this.#request = request;
  }

  mine(options) {
    return this.#request('GET', '/api/v1/me/factors', options);
  }

  offerTotp() {
    return this.#request('POST', '/api/v1/me/factors/totp');
  }

  async confirmTotp(code) {
    return (await this.#request('POST', '/api/v1/me/factors/totp/confirm', { body: { code } })).backupCodes;
  }

  async newBackupCodes(password) {
    return (await this.#request('POST', '/api/v1/me/factors/backup-codes', { body: { password } })).backupCodes;
  }

  async remove(password) {
    await this.#request('DELETE', '/api/v1/me/factors/totp', { body: { password } });
  }

  async enrolEmail() {
    await this.#request('POST', '/api/v1/me/factors/email');
  }

  async removeEmail(password) {
    await this.#request('DELETE', '/api/v1/me/factors/email', { body: { password } });
  }

  offerPasskey() {
    return this.#request('POST', '/api/v1/me/factors/passkeys/offer');
  }

  async addPasskey({ label, credential }) {
    return (await this.#request('POST', '/api/v1/me/factors/passkeys', { body: { label, credential } })).passkeyId;
  }

  async removePasskey(passkeyId, password) {
    await this.#request('DELETE', `/api/v1/me/factors/passkeys/${enc(passkeyId)}`, { body: { password } });
  }
}

/** The e-mail address of one's own account. */
export class Email {
  #request;

  constructor(request) {
    this.#request = request;
  }

  async offer(email) {
    await this.#request('POST', '/api/v1/me/email', { body: { email } });
  }

  async confirm(code) {
    await this.#request('POST', '/api/v1/me/email/confirm', { body: { code } });
  }

  async remove() {
    await this.#request('DELETE', '/api/v1/me/email');
  }
}

export class Presence {
  #request;

  constructor(request) {
    this.#request = request;
  }

  mine(options) {
    return this.#request('GET', '/api/v1/me/presence', options);
  }

  choose({ state, statusText, statusEmoji, statusUntil, showLastSeen }) {
    return this.#request('PUT', '/api/v1/me/presence', { body: { state, statusText, statusEmoji, statusUntil, showLastSeen } });
  }

  get(accountId, options) {
    return this.#request('GET', `/api/v1/accounts/${enc(accountId)}/presence`, options);
  }

  async list(accountIds, options) {
    return (await this.#request('GET', '/api/v1/presence', { ...options, query: { accounts: accountIds.join(',') } })).items;
  }

  async typing(channelId) {
    await this.#request('POST', `${channel(channelId)}/typing`);
  }
}

async function* everyItem(page) {
  let cursor;
  do {
    const found = await page(cursor);
    yield* found.items;
    cursor = found.cursor;
  } while (cursor !== undefined);
}
