// node end-to-end.js SERVER TRANSPORT SEED: two clients before a real server, through a proxy that cuts their connections.
// Each must receive every event once, in order, and have each of its messages in the log once, in the order it sent them.

import assert from 'node:assert/strict';
import { PlexiChat } from '../../main/resources/io/plexichat/gateway/client/index.js';
import { CuttingProxy } from './cutting-proxy.js';
import { randomOf } from './random.js';
import { reached, until } from './support.js';

const MESSAGES = 25;
const [, , server, transport, seed] = process.argv;
const random = randomOf(Number(seed));
const proxy = new CuttingProxy(server, Number(seed));
const address = await proxy.listen();
const run = `${transport}-${seed}`;
const password = 'correct horse battery';

async function person(name) {
  const client = new PlexiChat({
    server: address, keyPrefix: name, ...(transport === 'events' ? { WebSocket: null } : {}),
  });
  await client.register({ username: name, password });
  await client.signIn({ username: name, password });
  client.outbox.longestPause = 100;
  return client;
}

const clients = [await person(`ada-${run}`), await person(`grace-${run}`)];
const [ada, grace] = clients;
const channels = [];
for (const name of ['one', 'two']) {
  const { channelId } = await ada.channels.create({ name: `${name}-${run}`, kind: 'public' });
  await grace.channels.join(channelId);
  channels.push(channelId);
}

const start = Math.max(ada.position, grace.position);
const received = clients.map(() => []);
const transports = new Set();
const happened = [];
const lives = clients.map((client, i) => {
  const live = client.live({ after: start, channels, maxDelay: 100 });
  live.on('event', (event) => received[i].push(event));
  live.on('state', (state) => {
    happened.push([i, state, live.position]);
    if (state === 'live') {
      transports.add(live.transport);
    }
  });
  live.on('error', ({ code, message }) => happened.push([i, code, message]));
  return live.start();
});
await Promise.all(lives.map((live) => reached(live, 'live')));

proxy.cut = 0.03;
const put = clients.map(() => []);
for (let n = 0; n < MESSAGES; n++) {
  clients.forEach((client, i) => put[i].push(client.send(channels[random.below(channels.length)], `${i} says ${n}`)));
  await new Promise((resolve) => setTimeout(resolve, random.below(20)));
  if (random.chance(0.1)) {
    proxy.cutAll();
  }
}
const sent = await Promise.all(put.flat().map((pending) => pending.sent));
proxy.cut = 0;
proxy.cutAll();

const last = Math.max(...sent.map(({ position }) => position));
await until(() => lives.every((live) => live.position >= last), 'both to have caught up', 60_000).catch((late) => {
  console.log(`At ${last}:`, lives.map(({ state, position, retryAt }) => ({ state, position, retryAt })), happened.slice(-20));
  throw late;
});
const messages = received.map((events) => events.filter(({ type }) => type === 'message.sent'));
for (const [i, events] of received.entries()) {
  const positions = events.map(({ position }) => position);
  assert.deepEqual(positions, [...new Set(positions)].sort((one, other) => one - other), 'each once, in order');
  assert.deepEqual(
    messages[i].map(({ position }) => position),
    sent.map(({ position }) => position).sort((one, other) => one - other),
    'what was acknowledged is what was received');
}
for (const channelId of channels) {
  const { items } = await ada.messages.list(channelId, { limit: 200 });
  assert.deepEqual(
    messages[0].filter((event) => event.channelId === channelId).map(({ data }) => data.text), items.map(({ text }) => text));
  for (const i of [0, 1]) {
    assert.deepEqual(
      items.map(({ text }) => text).filter((text) => text.startsWith(`${i} says`)),
      put[i].filter((pending) => pending.channelId === channelId).map(({ text }) => text),
      'in the order it was sent');
  }
}
clients.forEach((client) => client.close());
await Promise.all(clients.map((client) => client.signOut()));
proxy.close();
console.log(`${sent.length} messages over ${[...transports].join(' and ')}, ${proxy.cuts} connections cut.`);
process.exit(0);
