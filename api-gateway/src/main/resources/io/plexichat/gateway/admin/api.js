// The server's calls, as one account. Tokens live as long as the tab: they are in its session storage and nowhere else.

const KEY = 'plexichat.session';
const ROOT = '/api/v1/admin/projections';
const PATIENCE_MILLIS = 20_000;

/** What the server answered instead, in words. */
export class Problem extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

let tokens = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
let refreshing = null;

export const signedIn = () => tokens !== null;
export const username = () => tokens?.username ?? '';

export async function signIn(user, password) {
  keep({ ...(await send('POST', '/api/v1/sessions', { username: user, password }, null)), username: user });
  try {
    await list();
  } catch (problem) {
    await signOut();
    throw problem.status === 403 ? new Problem(403, problem.code, 'This account is not an administrator.') : problem;
  }
}

export async function signOut() {
  const token = tokens?.accessToken;
  keep(null);
  if (token) {
    await send('DELETE', '/api/v1/sessions/current', undefined, token).catch(() => {});
  }
}

export const list = async () => (await call('GET', ROOT)).items;
export const order = (name, what, body = {}) => call('POST', `${path(name)}/${what}`, body);
export const letter = (name, id) => call('GET', `${letters(name)}/${id}`);
export const retry = (name, body) => call('POST', `${letters(name)}/retry`, body);
export const retryLetter = (name, id) => call('POST', `${letters(name)}/${id}/retry`);
export const evictLetter = (name, id, reason) =>
  call('DELETE', `${letters(name)}/${id}?reason=${encodeURIComponent(reason)}`);
export const evictSequence = (name, sequence, reason) => call('POST', `${letters(name)}/evict`, { sequence, reason });

export function listLetters(name, cursor) {
  return call('GET', `${letters(name)}?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
}

const path = (name) => `${ROOT}/${encodeURIComponent(name)}`;
const letters = (name) => `${path(name)}/dead-letters`;

/** With a token that is renewed once when it is over. */
async function call(method, url, body) {
  const used = tokens;
  try {
    return await send(method, url, body, used?.accessToken ?? null);
  } catch (problem) {
    if (problem.status !== 401 || used === null) {
      throw problem;
    }
  }
  if (tokens === used) {
    // One for all who wait: a refresh token works once.
    refreshing ??= refresh(used).finally(() => { refreshing = null; });
    await refreshing;
  }
  return send(method, url, body, tokens?.accessToken ?? null);
}

async function refresh(old) {
  try {
    const fresh = await send('POST', '/api/v1/sessions/refresh', { refreshToken: old.refreshToken }, null);
    keep({ ...fresh, username: old.username });
  } catch (problem) {
    if (problem.status === 401) {
      keep(null);
    }
    throw problem;
  }
}

async function send(method, url, body, token) {
  let response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
  } catch {
    throw new Problem(0, 'unreachable', 'The server does not answer.');
  }
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) {
    const fields = (answer?.errors ?? []).map((error) => `${error.field}: ${error.message}`).join(' ');
    throw new Problem(
      response.status, answer?.code ?? 'unknown', fields || answer?.detail || `The server answered ${response.status}.`);
  }
  return answer;
}

function parsed(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function keep(fresh) {
  tokens = fresh;
  if (fresh) {
    sessionStorage.setItem(KEY, JSON.stringify(fresh));
  } else {
    sessionStorage.removeItem(KEY);
  }
}
