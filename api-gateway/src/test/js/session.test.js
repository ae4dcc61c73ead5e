import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore, newId, PlexiChat } from '../../main/resources/io/plexichat/gateway/client/index.js';
import { FakeServer } from './fake-server.js';
import { heard, signedIn } from './support.js';

test('signs in, tells who it is, and signs out', async () => {
  const { server, client } = await signedIn();
  assert.deepEqual(client.session, { accountId: 'account-ada', sessionId: 'session-account-ada', username: 'ada' });
  const over = heard(client, 'signed-out');
  await client.signOut();
  assert.equal(await over, undefined);
  assert.equal(client.session, null);
  assert.equal(server.asked('DELETE /api/v1/sessions/current').length, 1);
  await assert.rejects(client.me(), { code: 'client.signed-out' });
});

test('says why it could not sign in', async () => {
  const client = new PlexiChat(new FakeServer().options());
  await assert.rejects(
    client.signIn({ username: 'ada', password: 'wrong' }), { name: 'PlexiChatError', code: 'session.bad-credentials', status: 401 });
  assert.equal(client.session, null);
});

test('renews a token once for all who wait', async () => {
  const { server, client } = await signedIn();
  server.access.clear();
  await Promise.all([client.me(), client.channels.list(), client.search({ q: 'x' })]);
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 1);
});

test('renews a token before it expires, and waits with the old one while the server is away', async () => {
  const server = new FakeServer();
  server.expiresIn = 40;
  const { client } = await signedIn(server);
  await client.me();
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 0);
  server.expiresIn = 0.001;
  await client.signIn({ username: 'ada', password: 'secret' });
  server.expiresIn = 900;
  await new Promise((resolve) => setTimeout(resolve, 2));
  await client.me();
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 1);
});

test('steps up: takes the token that it is given, and keeps the session', async () => {
  const { server, client } = await signedIn();
  await assert.rejects(client.stepUp({ password: 'wrong' }), { code: 'account.wrong-password' });
  await client.me();
  await client.stepUp({ password: 'secret' });
  await client.me();
  const [before, after] = server.asked('GET /api/v1/me').map(({ headers }) => headers.Authorization);
  assert.notEqual(before, after);
  assert.equal(client.session.sessionId, 'session-account-ada');
  server.access.clear();
  await client.me();
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 1);
});

test('shares a session with other tabs: what one renews the other takes', async () => {
  const tokens = memoryStore();
  const { server, client } = await signedIn(undefined, { tokens });
  const other = new PlexiChat(server.options({ tokens }));
  assert.equal(other.session.username, 'ada');
  server.access.clear();
  await client.me();
  await other.me();
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 1);
  const over = heard(other, 'signed-out');
  await client.signOut();
  await assert.rejects(other.me(), { code: 'client.signed-out' });
  await over;
});

test('ends with a refresh token that is refused, and not with a server that is away', async () => {
  const { server, client } = await signedIn();
  server.access.clear();
  server.reply('POST /api/v1/sessions/refresh', 0);
  await assert.rejects(client.me(), { code: 'client.unreachable', passing: true });
  assert.equal(client.session.username, 'ada');
  server.endSessions();
  await assert.rejects(client.me(), { code: 'session.invalid-refresh-token' });
  assert.equal(client.session, null);
});

test('reads what it wrote, and asks for no more than that', async () => {
  const { server, client } = await signedIn();
  await client.channels.list();
  await client.messages.send('general', 'one');
  await client.messages.list('general', { before: 7, limit: 2 });
  const [first, second] = server.calls.filter(({ call }) => call.startsWith('GET'));
  assert.equal(first.headers['Plexichat-Min-Position'], undefined);
  assert.equal(second.headers['Plexichat-Min-Position'], String(server.head));
  assert.equal(second.query, '?before=7&limit=2');
});

test('names the fields at fault, and when to come again', async () => {
  const { server, client } = await signedIn();
  server.reply('POST /api/v1/channels', 400, {
    code: 'request.invalid', detail: 'Expected a name.', errors: [{ field: 'name', code: 'missing', message: 'Expected a name.' }],
  });
  await assert.rejects(client.channels.create({ kind: 'public' }), (error) => {
    assert.equal(error.errors[0].field, 'name');
    assert.equal(error.passing, false);
    return true;
  });
  server.reply('GET /api/v1/me', 429, { code: 'rate.limited' }, { 'Retry-After': '7' });
  await assert.rejects(client.me(), { retryAfter: 7, passing: true });
  server.reply('GET /api/v1/me', 502, 'not JSON of ours');
  await assert.rejects(client.me(), { code: 'unknown', status: 502, passing: true });
});

test('goes through all pages', async () => {
  const { server, client } = await signedIn();
  server.reply('GET /api/v1/channels', 200, { items: [{ channelId: 'a' }, { channelId: 'b' }], cursor: 'next' });
  server.reply('GET /api/v1/channels', 200, { items: [{ channelId: 'c' }] });
  const found = [];
  for await (const { channelId } of client.channels.all({ member: true })) {
    found.push(channelId);
  }
  assert.deepEqual(found, ['a', 'b', 'c']);
  assert.deepEqual(server.asked('GET /api/v1/channels').map(({ query }) => query), ['?member=true', '?member=true&cursor=next']);
});

test('gives a call up in time, or when the caller does', async () => {
  const silent = new FakeServer();
  const { client } = await signedIn(silent);
  const never = new PlexiChat(silent.options({
    timeout: 5, fetch: (_, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  }));
  await assert.rejects(never.signIn({ username: 'ada', password: 'secret' }), { code: 'client.unreachable' });
  await assert.rejects(client.me({ signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('makes ids that are UUIDs and sort by time', async () => {
  const first = newId();
  await new Promise((resolve) => setTimeout(resolve, 2));
  const second = newId();
  assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(first < second);
});
