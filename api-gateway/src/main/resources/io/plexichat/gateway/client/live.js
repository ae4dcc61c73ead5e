// Follows events over one connection after another: each event once, in position order.

import { Backoff } from './backoff.js';
import { listenToDevice, saysOffline } from './device.js';
import { Emitter } from './emitter.js';
import { PlexiChatError } from './errors.js';
import { Renewal } from './renewal.js';
import { Throttle } from './throttle.js';
import { Transports } from './transports.js';

const TYPING_MILLIS = 3000;
const PROBE_MILLIS = 5000;
/** A connection that lived for this long was a good one, and the next begins without a long pause. */
const STEADY_MILLIS = 5000;

export class Live extends Emitter {
  #context;
  #channels;
  #pingInterval;
  #backoff;
  #state = 'stopped';
  #position;
  #connection = null;
  #token = null;
  #attempt = 0;
  #timer = null;
  #renewal;
  #transports;
  #typed = new Throttle(TYPING_MILLIS);
  #liveSince = Infinity;
  #renewedAtOnce = false;
  #unlisten = [];
  #retryAt;

  /** @param context the client's parts: session, http, outbox, and what it was made with */
  constructor(context, { after, channels, pingInterval = 20_000, maxDelay = 30_000 } = {}) {
    super();
    this.#context = context;
    this.#renewal = new Renewal(context.session);
    this.#transports = new Transports(context.WebSocket);
    this.#position = after;
    this.#channels = channels ?? null;
    this.#pingInterval = pingInterval;
    this.#backoff = new Backoff(maxDelay);
  }

  get state() {
    return this.#state;
  }

  get retryAt() {
    return this.#retryAt;
  }

  get position() {
    return this.#position;
  }

  get transport() {
    return this.isConnected ? this.#connection.kind : null;
  }

  get isConnected() {
    return this.#state === 'catching-up' || this.#state === 'live';
  }

  get isStarted() {
    return this.#state !== 'stopped';
  }

  /** What carries messages; null when they go by calls of their own. */
  get carrier() {
    return this.#connection?.carries ? this.#connection : null;
  }

  start() {
    if (!this.isStarted) {
      this.#listen();
      this.#context.lives.add(this);
      this.#connect();
    }
    return this;
  }

  stop() {
    this.#halt('stopped');
    this.#unlisten.forEach((off) => off());
    this.#unlisten = [];
    this.#context.lives.delete(this);
    this.#context.outbox.wake();
  }

  retryNow() {
    if (this.#state === 'waiting' || this.#state === 'offline') {
      this.#connect();
    }
  }

  follow(channels) {
    this.#channels = channels;
    if (this.isConnected && this.#connection.carries) {
      this.#become('catching-up');
      this.#connection.follow(channels, this.#position);
    } else if (this.isConnected || this.#state === 'connecting') {
      this.#connect();
    }
  }

  typing(channelId) {
    if (this.#state !== 'live') {
      return false;
    }
    if (this.#typed.allows(channelId)) {
      if (this.#connection.carries) {
        this.#connection.typing(channelId);
      } else {
        this.#context.typing(channelId).catch(() => {});
      }
    }
    return true;
  }

  async #connect() {
    this.#drop();
    const attempt = ++this.#attempt;
    this.#become('connecting');
    try {
      const token = await this.#context.session.accessToken();
      if (attempt === this.#attempt) {
        this.#token = token;
        this.#open(attempt);
      }
    } catch (error) {
      if (attempt === this.#attempt) {
        this.#lost(error);
      }
    }
  }

  #open(attempt) {
    const current = (work) => (...values) => attempt === this.#attempt && work(...values);
    const Connection = this.#transports.next();
    try {
      this.#connection = new Connection({
        ...this.#context,
        token: this.#token,
        after: this.#position,
        channels: this.#channels,
        pingInterval: this.#pingInterval,
        on: {
          ready: current((after) => this.#ready(after, Connection)),
          event: current((event) => this.#deliver(event)),
          moved: current((position) => this.#move(position)),
          caughtUp: current(() => this.#caughtUp()),
          problem: current((error) => this.#troubled(error)),
          closed: current((error) => this.#lost(error)),
        },
      });
    } catch (error) {
      this.#lost(PlexiChatError.unreachable('The connection can not be opened.', error));
    }
  }

  #ready(after, way) {
    this.#move(after);
    this.#transports.served(way);
    this.#become('catching-up');
    this.#renewal.start((token) => {
      this.#token = token;
      this.#connection.renew(token);
    });
    this.#context.outbox.wake();
  }

  #deliver(event) {
    if (typeof event?.position !== 'number') {
      this.emit('passing', event);
      return;
    }
    if (this.#position !== undefined && event.position <= this.#position) {
      return; // Again, after a connection was lost.
    }
    this.#position = event.position;
    if (event.type === 'message.sent') {
      const { messageId, channelId, sentAt } = event.data;
      this.#context.outbox.acknowledge({ messageId, channelId, position: event.position, sentAt });
    }
    this.emit('event', event);
  }

  #move(position) {
    if (Number.isSafeInteger(position)) {
      this.#position = Math.max(this.#position ?? position, position);
    }
  }

  #caughtUp() {
    if (this.#state === 'catching-up') {
      this.#liveSince = Math.min(this.#liveSince, Date.now());
      this.#renewedAtOnce = false;
      this.#become('live');
    }
  }

  #troubled(error) {
    if (error.status === 401) {
      return; // It is closed for that, and met then.
    }
    if (this.#state === 'live') {
      this.emit('error', error);
    } else {
      this.#lost(error);
    }
  }

  #lost(error) {
    this.#drop();
    if (error.code === 'client.signed-out') {
      this.#become('signed-out');
      return;
    }
    this.emit('error', error);
    if (!this.isStarted) {
      return; // A listener had enough.
    }
    this.#transports.failed();
    if (error.status === 401) {
      this.#context.session.refused(this.#token);
      if (!this.#renewedAtOnce) {
        this.#renewedAtOnce = true;
        this.#connect();
        return;
      }
    } else if (error.status >= 400 && error.status < 500 && !error.passing) {
      this.stop();
      return;
    }
    this.#wait(this.#backoff.next(error.retryAfter));
  }

  #wait(millis) {
    this.#retryAt = Date.now() + millis;
    this.#timer = setTimeout(() => this.#connect(), millis);
    this.#become(saysOffline() ? 'offline' : 'waiting');
  }

  /** Ends what there is of a connection; nothing of it is heard any more. */
  #drop() {
    this.#attempt++;
    clearTimeout(this.#timer);
    this.#renewal.stop();
    this.#retryAt = undefined;
    if (Date.now() - this.#liveSince >= Math.min(STEADY_MILLIS, this.#backoff.longest)) {
      this.#backoff.reset();
    }
    this.#liveSince = Infinity;
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
  }

  #halt(state) {
    this.#drop();
    this.#become(state);
  }

  #become(state) {
    const previous = this.#state;
    if (state !== previous) {
      this.#state = state;
      this.emit('state', state, previous);
    }
  }

  #listen() {
    const { session } = this.#context;
    this.#unlisten.push(
      session.on('signed-out', () => this.#halt('signed-out')),
      session.on('signed-in', () => this.#connect()),
      listenToDevice({ online: () => this.#look(), offline: () => this.#away(), shown: () => this.#look() }));
  }

  #away() {
    if (this.#state !== 'signed-out') {
      this.#drop();
      this.#wait(this.#backoff.longest);
    }
  }

  /** Of a page that was hidden or without a network the connection may be dead by now. */
  #look() {
    this.retryNow();
    this.#connection?.probe(PROBE_MILLIS);
  }
}
