import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlexiChat } from '../../main/resources/io/plexichat/gateway/client/index.js';
import { FakeServer } from './fake-server.js';
import { heard, reached, signedIn, until } from './support.js';

const QUICK = { maxDelay: 2 };

function following(client, options = QUICK) {
  const live = client.live(options);
  const states = [];
  const received = [];
  const errors = [];
  live.on('state', (state) => states.push(state));
  live.on('event', (event) => received.push(event.position));
  live.on('error', (error) => errors.push(error));
  return { live, states, received, errors };
}

test('begins now without a position, and goes on from there when it is cut before the first event', async () => {
  const { server, client } = await signedIn();
  server.say('general', 'before');
  const { live, states, received } = following(client);
  live.start();
  await reached(live, 'live');
  assert.equal(live.position, server.head);
  server.acceptsSockets = false;
  server.cutAll();
  const missed = server.say('general', 'meanwhile');
  server.acceptsSockets = true;
  await heard(live, 'event');
  await reached(live, 'live');
  assert.deepEqual(received, [missed]);
  assert.deepEqual(states.slice(0, 4), ['connecting', 'catching-up', 'live', 'waiting']);
  client.close();
});

test('never has a token in an address', async () => {
  const { server, client } = await signedIn();
  const { live } = following(client);
  live.start();
  await reached(live, 'live');
  assert.deepEqual([...server.sockets].map(({ url }) => url), ['ws://server.test/api/v1/realtime']);
  assert.equal(server.asked('authenticate')[0].body.token, 'access-1');
  client.close();
});

test('renews its token on the open connection before it expires', async () => {
  const server = new FakeServer();
  server.expiresIn = 0.02;
  const { client } = await signedIn(server);
  server.expiresIn = 900;
  const { live, states } = following(client);
  live.start();
  await until(() => server.asked('authenticate').some(({ body }) => body.token === 'access-2'));
  await reached(live, 'live');
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(states, ['connecting', 'catching-up', 'live']);
  server.access.clear();
  server.cutAll(4403, 'session.ended');
  await heard(live, 'state', (state) => state === 'live');
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 2, 'it is the new token that is refused');
  client.close();
});

test('refreshes and connects at once when the server says that the token is over', async () => {
  const { server, client } = await signedIn();
  const { live, states, received } = following(client, { maxDelay: 60_000 });
  live.start();
  await reached(live, 'live');
  server.access.clear();
  server.cutAll(4402, 'request.unauthenticated');
  await heard(live, 'state', (state) => state === 'live');
  server.say('general', 'hello');
  await until(() => received.length === 1);
  assert.equal(server.asked('POST /api/v1/sessions/refresh').length, 1);
  assert.ok(!states.includes('waiting'));
  client.close();
});

test('is signed out with its session, and goes on when somebody signs in', async () => {
  const { server, client } = await signedIn();
  const { live, received } = following(client);
  live.start();
  await reached(live, 'live');
  const reason = heard(client, 'signed-out');
  server.endSessions();
  server.cutAll(4403, 'session.ended');
  assert.equal((await reason).code, 'session.invalid-refresh-token');
  assert.equal(live.state, 'signed-out');
  assert.equal(client.session, null);
  const missed = server.say('general', 'meanwhile');
  await client.signIn({ username: 'ada', password: 'secret' });
  await until(() => received.length === 1);
  assert.deepEqual(received, [missed]);
  client.close();
});

test('gives a silent connection up', async () => {
  const { server, client } = await signedIn();
  const { live, errors, received } = following(client, { ...QUICK, pingInterval: 10 });
  live.start();
  await reached(live, 'live');
  await until(() => server.asked('ping').length > 1, 'pings that are answered');
  assert.equal(errors.length, 0);
  const [dead] = server.sockets;
  dead.hush();
  const missed = server.say('general', 'not heard');
  await until(() => received.length === 1);
  assert.deepEqual(received, [missed]);
  assert.match(errors[0].message, /silent/);
  client.close();
});

test('stops when what it follows may not be followed', async () => {
  const { server, client } = await signedIn();
  const { live, errors } = following(client, { ...QUICK, channels: ['secret'] });
  live.start();
  await reached(live, 'catching-up');
  [...server.sockets][0].say({ op: 'error', problem: { status: 404, code: 'channel.not-found' } });
  await reached(live, 'stopped');
  assert.equal(errors.at(-1).code, 'channel.not-found');
});

test('waits as long as the server asks, and not when told to go on', async () => {
  const { server, client } = await signedIn(undefined, { WebSocket: null });
  server.reply('GET /api/v1/events', 503, { code: 'server.busy', status: 503 }, { 'Retry-After': '60' });
  const { live } = following(client, { ...QUICK, after: 0 });
  live.start();
  await reached(live, 'waiting');
  assert.ok(live.retryAt - Date.now() > 50_000);
  live.retryNow();
  await reached(live, 'live');
  client.close();
});

test('takes server-sent events where WebSockets are not let through', async () => {
  const { server, client } = await signedIn();
  server.acceptsSockets = false;
  const { live, received } = following(client, { ...QUICK, after: 0 });
  live.start();
  await reached(live, 'live');
  assert.equal(live.transport, 'events');
  server.say('general', 'hello');
  await until(() => received.length === 1);
  assert.equal(live.typing('general'), true);
  await until(() => server.asked('POST /api/v1/channels/general/typing').length === 1);
  await client.send('general', 'over a call').sent;
  assert.equal(server.asked('POST /api/v1/channels/general/messages').length, 1);
  client.close();
});

test('follows other channels on the same connection', async () => {
  const { server, client } = await signedIn();
  const { live, received } = following(client, { ...QUICK, channels: ['general'] });
  live.start();
  await reached(live, 'live');
  server.say('random', 'not followed');
  const one = server.say('general', 'followed');
  await until(() => received.length === 1);
  live.follow(['random']);
  await reached(live, 'live');
  const two = server.say('random', 'followed now');
  await until(() => received.length === 2);
  assert.deepEqual(received, [one, two]);
  assert.equal(server.asked('authenticate').length, 1);
  client.close();
});

test('passes on what has no position, and says so little of typing as is useful', async () => {
  const { server, client } = await signedIn();
  const { live } = following(client);
  live.start();
  await reached(live, 'live');
  const passing = heard(live, 'passing');
  [...server.sockets][0].say({ op: 'event', event: { type: 'typing', channelId: 'general', data: {} } });
  assert.equal((await passing).type, 'typing');
  assert.equal(live.typing('general'), true);
  assert.equal(live.typing('general'), true);
  assert.equal(live.typing('random'), true);
  await until(() => server.asked('typing').length === 2);
  client.close();
});

test('goes offline with the device and comes back with it', async (t) => {
  const device = new EventTarget();
  const says = (onLine) => put(t, 'navigator', { onLine });
  put(t, 'addEventListener', device.addEventListener.bind(device));
  put(t, 'removeEventListener', device.removeEventListener.bind(device));
  const { client } = await signedIn();
  const { live, states } = following(client, { maxDelay: 60_000 });
  live.start();
  await reached(live, 'live');
  says(false);
  device.dispatchEvent(new Event('offline'));
  assert.equal(live.state, 'offline');
  says(true);
  device.dispatchEvent(new Event('online'));
  await reached(live, 'live');
  assert.deepEqual(states, ['connecting', 'catching-up', 'live', 'offline', 'connecting', 'catching-up', 'live']);
  client.close();
});

test('a listener that throws stops neither the others nor the stream', async (t) => {
  const raised = [];
  put(t, 'reportError', (error) => raised.push(error.message));
  const { server, client } = await signedIn();
  const live = client.live(QUICK);
  live.on('event', () => { throw new Error('mine'); });
  const received = [];
  live.on('event', ({ position }) => received.push(position));
  live.start();
  await reached(live, 'live');
  server.say('general', 'one');
  server.say('general', 'two');
  await until(() => received.length === 2);
  assert.deepEqual(raised, ['mine', 'mine']);
  client.close();
});

/** A global of browsers, for the time of a test. */
function put(t, name, value) {
  const was = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  t.after(() => (was ? Object.defineProperty(globalThis, name, was) : delete globalThis[name]));
}

test('is made for the address of a server', () => {
  assert.throws(() => new PlexiChat({ server: 'chat.example.org' }), { code: 'client.bad-server' });
});
