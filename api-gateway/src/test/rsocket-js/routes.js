'use strict';
// node routes.js TCP_PORT HTTP_PORT TOKEN CHANNEL START: exits with 0 when every route answers as it should, over TCP and WebSocket.
// After START there are five events at least.

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const { WebSocket } = require('ws');
const { RSocketConnector } = require('rsocket-core');
const { TcpClientTransport } = require('rsocket-tcp-client');
const { WebsocketClientTransport } = require('rsocket-websocket-client');
const {
  encodeBearerAuthMetadata,
  encodeCompositeMetadata,
  encodeRoute,
  WellKnownMimeType,
} = require('rsocket-composite-metadata');

const [tcpPort, httpPort, token, channel, start] = process.argv.slice(2);

const transports = {
  tcp: () => new TcpClientTransport({ connectionOptions: { host: '127.0.0.1', port: Number(tcpPort) } }),
  websocket: () =>
    new WebsocketClientTransport({
      url: `ws://127.0.0.1:${httpPort}/rsocket`,
      wsCreator: (url) => new WebSocket(url),
    }),
};

function connect(transport, more = {}, bearer = token) {
  const metadata = bearer
    ? encodeCompositeMetadata([[WellKnownMimeType.MESSAGE_RSOCKET_AUTHENTICATION, encodeBearerAuthMetadata(bearer)]])
    : undefined;
  return new RSocketConnector({
    setup: {
      dataMimeType: 'application/json',
      metadataMimeType: WellKnownMimeType.MESSAGE_RSOCKET_COMPOSITE_METADATA.string,
      keepAlive: 10_000,
      lifetime: 30_000,
      payload: { data: undefined, metadata },
    },
    transport: transport(),
    ...more,
  }).connect();
}

function request(route, data) {
  return {
    data: Buffer.from(JSON.stringify(data)),
    metadata: encodeCompositeMetadata([[WellKnownMimeType.MESSAGE_RSOCKET_ROUTING, encodeRoute(route)]]),
  };
}

const later = (data) => ({ data: Buffer.from(JSON.stringify(data)) });
const message = (text) => ({ channelId: channel, messageId: randomUUID(), text });

/** What a stream or channel answers, to be waited for one by one. */
class Answers {
  #ready = [];
  #waiting = [];
  #put(answer) {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(answer);
    else this.#ready.push(answer);
  }
  next() {
    if (this.#ready.length) return Promise.resolve(this.#ready.shift());
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
  get count() {
    return this.#ready.length;
  }
  onNext(payload, isComplete) {
    this.#put(JSON.parse(payload.data.toString()));
    if (isComplete) this.onComplete();
  }
  onError(error) {
    this.#put({ failed: error.message });
  }
  onComplete() {
    this.#put({ completed: true });
  }
  onExtension() {}
  request() {}
  cancel() {}
}

/** A channel that says only as much as it was asked for. */
class Channel extends Answers {
  #credit = 0;
  #unsaid = [];
  constructor(socket, first, initialRequest) {
    super();
    this.stream = socket.requestChannel(first, initialRequest, false, this);
  }
  say(data, isLast = false) {
    this.#unsaid.push([later(data), isLast]);
    this.#flush();
  }
  request(n) {
    this.#credit += n;
    this.#flush();
  }
  #flush() {
    while (this.stream && this.#credit > 0 && this.#unsaid.length) {
      this.#credit--;
      this.stream.onNext(...this.#unsaid.shift());
    }
  }
}

function answered(start) {
  const answers = new Answers();
  start(answers);
  return answers.next();
}

async function everyRoute(socket) {
  const first = message('one');
  const sent = await answered((to) => socket.requestResponse(request('v1.messages.send', first), to));
  assert.equal(sent.messageId, first.messageId);

  const events = new Answers();
  const stream = socket.requestStream(request('v1.events', { after: Number(start) }), 2, events);
  const positions = [(await events.next()).position, (await events.next()).position];
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(events.count, 0, 'no more events than were asked for');
  stream.request(1);
  positions.push((await events.next()).position);
  stream.cancel();
  assert.deepEqual(positions, [1, 2, 3].map((n) => Number(start) + n));

  const messages = [1, 2, 3, 4, 5].map((n) => message(`all ${n}`));
  const acks = new Channel(socket, request('v1.messages.send-all', messages[0]), 10);
  messages.slice(1).forEach((each, n) => acks.say(each, n === 3));
  for (const each of messages) assert.equal((await acks.next()).messageId, each.messageId);
  assert.deepEqual(await acks.next(), { completed: true });

  const frames = new Channel(socket, request('v1.sync', { op: 'subscribe', after: Number(start) + 3 }), 100);
  assert.equal((await frames.next()).op, 'ready');
  assert.equal((await frames.next()).event.position, Number(start) + 4);
  assert.equal((await frames.next()).event.position, Number(start) + 5);
  assert.equal((await frames.next()).op, 'live');
  frames.say({ op: 'send', ref: 'a', ...message('synced') });
  const ack = await frames.next();
  assert.equal(ack.op, 'ack');
  assert.equal(ack.ref, 'a');
  frames.say({ op: 'unsubscribe' });
  frames.say({ op: 'fly' });
  assert.equal((await frames.next()).problem.code, 'request.invalid');
  frames.say({ op: 'ping' });
  assert.equal((await frames.next()).op, 'pong');
  frames.stream.cancel();

  const unknown = await answered((to) => socket.requestResponse(request('v1.nothing', {}), to));
  assert.equal(JSON.parse(unknown.failed).code, 'request.unknown-path');
  const invalid = await answered((to) => socket.requestStream(request('v1.events', { after: 'x' }), 1, to));
  assert.equal(JSON.parse(invalid.failed).code, 'request.invalid');
}

async function closed(socket) {
  const over = new Promise((resolve) => socket.onClose(resolve));
  socket.close();
  await over;
}

async function refused(transport) {
  const socket = await connect(transport, {}, null);
  const error = await new Promise((resolve) => socket.onClose(resolve));
  assert.match(String(error && error.message), /request\.unauthenticated/);
}

async function withLease(transport) {
  const socket = await connect(transport, { lease: { maxPendingRequests: 16 } });
  const sent = await answered((to) => socket.requestResponse(request('v1.messages.send', message('leased')), to));
  assert.ok(sent.position > 0, JSON.stringify(sent));
  await closed(socket);
}

async function main() {
  for (const [name, transport] of Object.entries(transports)) {
    const socket = await connect(transport);
    await everyRoute(socket);
    await closed(socket);
    await refused(transport);
    await withLease(transport);
    console.log(`${name} passed`);
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
