import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeServer } from './fake-server.js';
import { randomOf } from './random.js';
import { signedIn, until } from './support.js';

const CHANNELS = ['general', 'random', 'quiet'];
const MESSAGES = 25;
const RUNS = 20;
const FAULTS = { cut: 0.08, refuse: 0.3, again: 0.5, slow: 0.5 };

/** Two clients write and read while connections are cut at any moment, on either side of an effect. */
async function run(seed, transport) {
  const server = new FakeServer(seed);
  const random = randomOf(seed + 1000);
  const options = transport === 'events' ? { WebSocket: null } : {};
  const clients = [];
  for (const username of ['ada', 'grace']) {
    const { client } = await signedIn(server, options, username);
    client.outbox.longestPause = 3;
    const received = [];
    const live = client.live({ after: 0, maxDelay: 3 });
    live.on('event', (event) => received.push(event.position));
    live.start();
    clients.push({ username, client, live, received, put: [] });
  }
  server.faults = FAULTS;
  for (let i = 0; i < MESSAGES; i++) {
    for (const each of clients) {
      const channelId = CHANNELS[random.below(CHANNELS.length)];
      each.put.push(each.client.send(channelId, `${each.username} ${i}`));
    }
    if (random.chance(0.3)) {
      await new Promise((resolve) => setTimeout(resolve, random.below(3)));
    }
    if (random.chance(0.1)) {
      server.cutAll();
    }
  }
  const sent = await Promise.all(clients.flatMap(({ put }) => put.map((pending) => pending.sent)));
  server.faults = { cut: 0, refuse: 0, again: 0, slow: 0 };
  await until(() => clients.every(({ live }) => live.position === server.head), `both at ${server.head}`);
  clients.forEach(({ client }) => client.close());
  return { server, clients, sent };
}

for (const transport of ['websocket', 'events']) {
  test(`receives the log and sends each message once, in order, over ${transport}`, { timeout: 60_000 }, async (t) => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const { server, clients, sent } = await run(seed, transport);
      const positions = server.log.map(({ position }) => position);
      for (const { username, client, received, put } of clients) {
        assert.deepEqual(received, positions, `what ${username} received, seed ${seed}`);
        assert.equal(client.outbox.size, 0);
        for (const channelId of CHANNELS) {
          const inLog = server.log
            .filter((event) => event.channelId === channelId && event.data.text.startsWith(`${username} `))
            .map(({ data }) => data.text);
          const asPut = put.filter((pending) => pending.channelId === channelId).map(({ text }) => text);
          assert.deepEqual(inLog, asPut, `what ${username} sent to ${channelId}, seed ${seed}`);
        }
      }
      assert.deepEqual(
        sent.map(({ position }) => position).sort((one, other) => one - other), positions, `acknowledged, seed ${seed}`);
    }
    t.diagnostic(`${RUNS} runs`);
  });
}
