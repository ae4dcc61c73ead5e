// What goes wrong, in one form: problems of the server (RFC 9457) and what the client itself meets.

const PASSING = new Set([408, 425, 429, 502, 503, 504]);

export class PlexiChatError extends Error {
  constructor(code, message, { status = 0, errors = [], factors = [], retryAfter, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'PlexiChatError';
    this.code = code;
    this.status = status;
    this.errors = errors;
    this.factors = factors;
    this.retryAfter = retryAfter;
  }

  get passing() {
    return this.code === 'client.unreachable' || PASSING.has(this.status);
  }

  /** @param problem what the server said; whatever a proxy said instead does too */
  static of(status, problem, retryAfter) {
    const said = problem !== null && typeof problem === 'object' ? problem : {};
    return new PlexiChatError(
      typeof said.code === 'string' ? said.code : 'unknown',
      said.detail ?? said.title ?? `The server answered ${status}.`,
      { status, errors: listed(said.errors), factors: listed(said.factors), retryAfter });
  }

  static unreachable(message, cause) {
    return new PlexiChatError('client.unreachable', message, { cause });
  }

  static signedOut() {
    return new PlexiChatError('client.signed-out', 'Expected to be signed in, but nobody is.');
  }
}

const listed = (value) => (Array.isArray(value) ? value : []);
