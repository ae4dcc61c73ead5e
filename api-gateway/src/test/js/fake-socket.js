// A connection of the fake server, on the client's side the interface that browsers have. With its faults it is cut at any frame,
// opens too late or not at all, tells again what it told, and handles what it is sent out of order.

export class FakeSocket {
  static OPEN = 1;
  readyState = 0;
  #server;
  #token = null;
  #following = null;
  #silent = false;

  constructor(server, url) {
    this.#server = server;
    this.url = url;
    server.sockets.add(this);
    this.#soon(() => {
      if (!server.acceptsSockets || server.random.chance(server.faults.refuse)) {
        this.cut();
      } else {
        this.readyState = 1;
        this.onopen?.({});
      }
    });
  }

  /** By the client. */
  send(text) {
    if (this.readyState !== 1) {
      throw new Error('Expected an open connection.');
    }
    const frame = JSON.parse(text);
    this.#soon(() => this.#handle(frame));
  }

  /** By the client. */
  close() {
    this.readyState = 3;
    this.#server.sockets.delete(this);
  }

  cut(code = 1006, reason = '') {
    if (this.#server.sockets.delete(this)) {
      this.readyState = 3;
      this.onclose?.({ code, reason });
    }
  }

  /** Is there, and says nothing any more. */
  hush() {
    this.#silent = true;
  }

  tell(event) {
    if (this.#following && (!this.#following.channels || this.#following.channels.includes(event.channelId))) {
      this.say({ op: 'event', event });
    }
  }

  say(frame) {
    const { random, faults } = this.#server;
    if (random.chance(faults.cut)) {
      this.cut();
    } else {
      this.#soon(() => this.onmessage?.({ data: JSON.stringify(frame) }));
    }
  }

  #handle(frame) {
    const { random, faults } = this.#server;
    this.#server.calls.push({ call: frame.op, body: frame });
    if (random.chance(faults.cut)) {
      this.cut();
      return;
    }
    if (frame.op === 'authenticate') {
      this.#authenticate(frame.token);
    } else if (frame.op === 'subscribe') {
      this.#subscribe(frame);
    } else if (frame.op === 'send') {
      this.#later(random.chance(faults.slow) ? random.below(20) : 0, () => this.#take(frame));
    } else if (frame.op === 'ping') {
      this.say({ op: 'pong' });
    }
  }

  #authenticate(token) {
    if (!this.#server.access.has(token)) {
      this.say({ op: 'error', problem: { status: 401, code: 'request.unauthenticated' } });
      this.#soon(() => this.cut(4401, 'request.unauthenticated'));
      return;
    }
    this.#token = token;
    this.say({ op: 'ready', position: this.#server.head });
  }

  #subscribe({ after, channels }) {
    const { random, faults, log } = this.#server;
    const from = random.chance(faults.again) ? after - random.below(20) : after;
    this.#following = { channels };
    log.filter(({ position }) => position > from).forEach((event) => this.tell(event));
    this.say({ op: 'live' });
  }

  #take({ ref, channelId, messageId, text, replyTo }) {
    const scripted = this.#server.replies.findIndex(({ call }) => call === 'send');
    if (scripted >= 0) {
      const [{ status, body }] = this.#server.replies.splice(scripted, 1);
      this.say({ op: 'error', ref, problem: { status, ...body } });
      return;
    }
    const { position } = this.#server.take(channelId, { messageId, text, replyTo });
    this.say({ op: 'ack', ref, messageId, position });
  }

  /** Frames of one direction keep their order. */
  #soon(work) {
    setImmediate(() => {
      if (this.#server.sockets.has(this) && !this.#silent) {
        work();
      }
    });
  }

  #later(turns, work) {
    if (turns === 0) {
      this.#soon(work);
    } else {
      setImmediate(() => this.#later(turns - 1, work));
    }
  }
}
