// One connection to /api/v1/realtime: it signs in, follows, carries what is sent, and notices when it is dead.

import { Acks } from './acks.js';
import { why } from './closing.js';
import { PlexiChatError } from './errors.js';

const OPENING_MILLIS = 15_000;
const ACK_MILLIS = 30_000;
/** Under the 128 KiB of a frame that a server takes. */
const MOST_FRAME_CHARACTERS = 40_000;
const OPEN = 1;

export class WebSocketConnection {
  kind = 'websocket';
  #on;
  #socket;
  #after;
  #channels;
  #acks = new Acks();
  #timers = new Set();
  #asked = false;
  #heard = false;
  #ready = false;
  #problem = null;
  #over = false;

  constructor({ WebSocket, server, token, after, channels, pingInterval, on }) {
    this.#on = on;
    this.#after = after;
    this.#channels = channels;
    this.#socket = new WebSocket(`${server.replace(/^http/, 'ws')}/api/v1/realtime`);
    this.#socket.onopen = () => this.#opened(token);
    this.#socket.onmessage = ({ data }) => this.#heardOf(data);
    this.#socket.onclose = ({ code, reason }) => this.#end(this.#problem ?? why(code, reason));
    this.#socket.onerror = () => {}; // Followed by a close.
    this.#later(OPENING_MILLIS, () => this.#ready || this.#end(PlexiChatError.unreachable('The server does not open the connection.')));
    this.#watch(pingInterval);
  }

  get carries() {
    return this.#ready && !this.#over && this.#socket.readyState === OPEN;
  }

  /** False for what no frame has room for. */
  canSend({ text }) {
    return text.length <= MOST_FRAME_CHARACTERS / 2;
  }

  /** Resolves once it is acknowledged; fails when the connection is lost before. */
  send(channelId, draft) {
    const ref = draft.messageId;
    const answered = this.#acks.next(ref, PlexiChatError.unreachable('It is sent again.'));
    this.#later(ACK_MILLIS, () => this.#acks.reject(ref, PlexiChatError.unreachable('It was not acknowledged in time.')));
    this.#say({ op: 'send', ref, channelId, ...draft });
    return answered;
  }

  typing(channelId) {
    this.#say({ op: 'typing', channelId });
  }

  /** Goes on with another token of the same account. */
  renew(token) {
    this.#say({ op: 'authenticate', token });
  }

  follow(channels, after) {
    this.#channels = channels;
    this.#after = after;
    if (this.#ready) {
      this.#subscribe();
    }
  }

  /** Asks whether the server is there, and is over when it does not say so in time. */
  probe(millis) {
    if (this.carries) {
      this.#heard = false;
      this.#say({ op: 'ping' });
      this.#later(millis, () => this.#heard || this.#end(dead()));
    }
  }

  close() {
    this.#end(PlexiChatError.unreachable('The connection was closed.'), false);
  }

  #opened(token) {
    this.#say({ op: 'authenticate', token });
  }

  #subscribe() {
    this.#say({ op: 'subscribe', after: this.#after, ...(this.#channels ? { channels: this.#channels } : {}) });
  }

  #heardOf(data) {
    if (this.#over) {
      return;
    }
    this.#heard = true;
    this.#asked = false;
    const frame = parsed(data);
    switch (frame?.op) {
      case 'ready':
        this.#greeted(frame.position);
        break;
      case 'event':
        this.#on.event(frame.event);
        break;
      case 'live':
        this.#on.caughtUp();
        break;
      case 'ack':
        this.#acks.resolve(frame.ref, { messageId: frame.messageId, position: frame.position });
        break;
      case 'error':
        this.#failed(frame);
        break;
      default: // pong, and what may come
    }
  }

  /** Once for the connection, and once more for each token. */
  #greeted(head) {
    if (this.#ready) {
      return;
    }
    this.#ready = true;
    this.#after ??= head;
    this.#on.ready(this.#after);
    this.#subscribe();
  }

  #failed({ ref, problem }) {
    const error = PlexiChatError.of(problem?.status ?? 0, problem);
    if (ref !== undefined && ref !== null) {
      this.#acks.reject(ref, error);
    } else {
      this.#problem = error; // Why it will be closed, if it is.
      this.#on.problem(error);
    }
  }

  #say(frame) {
    if (this.#socket.readyState === OPEN) {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** By the clock of one timer, so that pages whose timers are slowed down only take longer to notice. */
  #watch(millis) {
    this.#later(millis, () => {
      if (this.#ready && this.#asked) {
        this.#end(dead());
        return;
      }
      if (this.#ready && !this.#heard) {
        this.#asked = true;
        this.#say({ op: 'ping' });
      }
      this.#heard = false;
      this.#watch(millis);
    });
  }

  #later(millis, work) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#over) {
        work();
      }
    }, millis);
    this.#timers.add(timer);
  }

  #end(error, tell = true) {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#timers.forEach(clearTimeout);
    try {
      this.#socket.close(1000);
    } catch {
      // It was never opened.
    }
    this.#acks.rejectAll(PlexiChatError.unreachable('The connection was lost before it was acknowledged.'));
    if (tell) {
      this.#on.closed(error);
    }
  }
}

const dead = () => PlexiChatError.unreachable('The server is silent.');

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
