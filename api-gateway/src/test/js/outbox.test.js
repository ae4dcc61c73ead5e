import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryStore, PlexiChat } from '../../main/resources/io/plexichat/gateway/client/index.js';
import { FakeServer } from './fake-server.js';
import { heard, reached, signedIn, until } from './support.js';

const texts = (server) => server.log.map(({ data }) => data.text);

async function live(server, options) {
  const { client } = await signedIn(server, options);
  client.outbox.longestPause = 2;
  const connection = client.live({ maxDelay: 2 });
  connection.start();
  await reached(connection, 'live');
  return { client, connection };
}

test('sends by calls where nothing is live, and over the connection where it is', async () => {
  const server = new FakeServer();
  const { client } = await signedIn(server);
  const sent = await client.send('general', 'one').sent;
  assert.equal(sent.position, server.head);
  assert.equal(client.position, server.head);
  const connection = client.live().start();
  await reached(connection, 'live');
  await client.send('general', { text: 'two', replyTo: sent.messageId }).sent;
  assert.deepEqual(texts(server), ['one', 'two']);
  assert.equal(server.log[1].data.replyTo, sent.messageId);
  assert.equal(server.asked('send').length, 1);
  client.close();
});

test('keeps what is written offline and sends it in its order', async () => {
  const server = new FakeServer();
  const { client, connection } = await live(server);
  server.acceptsSockets = false;
  const down = connection.on('state', () => server.reply('GET /api/v1/events', 503, { code: 'server.busy' }));
  server.cutAll();
  const pending = ['one', 'two', 'three'].map((text) => client.send('general', text));
  assert.deepEqual(client.outbox.items.map(({ text }) => text), ['one', 'two', 'three']);
  assert.deepEqual(texts(server), []);
  down();
  server.acceptsSockets = true;
  await Promise.all(pending.map(({ sent }) => sent));
  assert.deepEqual(texts(server), ['one', 'two', 'three']);
  assert.equal(client.outbox.size, 0);
  client.close();
});

test('fails once what the server refuses, and goes on with the next', async () => {
  const server = new FakeServer();
  const { client } = await live(server);
  const failures = [];
  client.outbox.on('failed', (pending, error) => failures.push([pending.text, error.code]));
  server.reply('send', 403, { code: 'channel.muted' });
  const refused = client.send('general', 'no');
  const taken = client.send('general', 'yes');
  await assert.rejects(refused.sent, { code: 'channel.muted', status: 403 });
  await taken.sent;
  assert.deepEqual(failures, [['no', 'channel.muted']]);
  assert.equal(refused.state, 'failed');
  assert.deepEqual(texts(server), ['yes']);
  client.close();
});

test('keeps the order when only the first is put off', async () => {
  const server = new FakeServer();
  const { client } = await live(server);
  server.reply('send', 503, { code: 'server.busy' }).reply('send', 429, { code: 'rate.limited' });
  const sent = ['one', 'two'].map((text) => client.send('general', text).sent);
  await Promise.all(sent);
  assert.deepEqual(texts(server), ['one', 'two']);
  client.close();
});

test('gives a server that always fails up after a while', async () => {
  const server = new FakeServer();
  const { client } = await signedIn(server);
  client.outbox.longestPause = 1;
  for (let i = 0; i < 8; i++) {
    server.reply('POST /api/v1/channels/general/messages', 500, { code: 'server.failed' });
  }
  const pending = client.send('general', 'one');
  await assert.rejects(pending.sent, { code: 'server.failed' });
  assert.equal(pending.attempts, 8);
});

test('takes the event of a message for its acknowledgement', async () => {
  const server = new FakeServer();
  const { client } = await live(server, { WebSocket: null });
  server.reply('POST /api/v1/channels/general/messages', 503, { code: 'server.busy' }, { 'Retry-After': '60' });
  const pending = client.send('general', 'one');
  await heard(client.outbox, 'change', ({ attempts, state }) => attempts === 1 && state === 'waiting');
  const { position } = server.take('general', { messageId: pending.messageId, text: 'one' });
  assert.equal((await pending.sent).position, position);
  assert.equal(pending.state, 'sent');
  client.close();
});

test('goes on after a restart with what the store kept, for the same account only', async () => {
  const store = memoryStore();
  const tokens = memoryStore();
  const server = new FakeServer();
  const options = { outbox: store, tokens, keyPrefix: 'test' };
  const { client } = await signedIn(server, options);
  server.reply('POST /api/v1/channels/general/messages', 0);
  client.send('general', 'one');
  client.send('general', 'two');
  await heard(client.outbox, 'change', ({ state, attempts }) => state === 'waiting' && attempts === 1);
  client.close();
  assert.equal(store.length, 2);

  await new PlexiChat(server.options({ outbox: store, keyPrefix: 'test' })).signIn({ username: 'grace', password: 'secret' });
  const again = new PlexiChat(server.options(options));
  assert.deepEqual(again.outbox.items.map(({ text }) => text), ['one', 'two']);
  await until(() => again.outbox.size === 0);
  assert.deepEqual(texts(server), ['one', 'two']);
  assert.equal(store.length, 0);
});

test('waits while its session is over, and is given up when one signs out', async () => {
  const server = new FakeServer();
  const { client, connection } = await live(server);
  server.endSessions();
  server.cutAll(4403);
  await reached(connection, 'signed-out');
  const pending = client.outbox.add('general', { text: 'one' });
  await client.signIn({ username: 'ada', password: 'secret' });
  await pending.sent;
  assert.deepEqual(texts(server), ['one']);

  server.cutAll();
  const late = client.send('general', 'two');
  await client.signOut();
  await assert.rejects(late.sent, { code: 'client.signed-out' });
  assert.throws(() => client.send('general', 'three'), { code: 'client.signed-out' });
  assert.deepEqual(texts(server), ['one']);
  client.close();
});

test('never sends as one account what another wrote', async () => {
  const server = new FakeServer();
  const { client, connection } = await live(server);
  server.endSessions();
  server.cutAll(4403);
  await reached(connection, 'signed-out');
  const pending = client.send('general', 'as ada');
  await client.signIn({ username: 'grace', password: 'secret' });
  await assert.rejects(pending.sent, { code: 'client.signed-out' });
  assert.deepEqual(texts(server), []);
  client.close();
});

test('is bounded, and takes back what was never tried', async () => {
  const server = new FakeServer();
  const { client } = await signedIn(server, { outboxLimit: 2 });
  const first = client.send('general', 'one');
  const second = client.send('general', 'two');
  assert.throws(() => client.send('random', 'three'), { code: 'client.queue-full' });
  assert.equal(client.outbox.cancel(second.messageId), true);
  await assert.rejects(second.sent, { code: 'client.cancelled' });
  await first.sent;
  assert.equal(client.outbox.cancel(first.messageId), false);
  assert.deepEqual(texts(server), ['one']);
});

test('sends what has no room in a frame by a call', async () => {
  const server = new FakeServer();
  const { client } = await live(server);
  await client.send('general', 'x'.repeat(30_000)).sent;
  assert.equal(server.asked('send').length, 0);
  client.close();
});
