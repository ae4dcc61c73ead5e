// Messages on their way: in order within a channel, again until they are acknowledged, kept over a restart where there is a store.

import { Backoff } from './backoff.js';
import { Emitter } from './emitter.js';
import { PlexiChatError } from './errors.js';
import { newId } from './ids.js';
import { Kept } from './kept.js';
import { Pending } from './pending.js';
import { Sleepers } from './sleepers.js';

/** Attempts at what a server fails at, in case it does so for good. */
const MOST_FAILURES = 8;
const LONGEST_PAUSE_MILLIS = 30_000;

export class Outbox extends Emitter {
  #deliver;
  #mayDeliver;
  #store;
  #prefix;
  #limit;
  #account = null;
  #kept = null;
  #lastOrder = 0;
  #items = new Map();
  #lanes = new Map();
  #sleepers = new Sleepers();
  #closed = false;

  /**
   * @param deliver sends one, and resolves to what the server said of it
   * @param mayDeliver whether that can be tried now; wake() is to be called when it becomes true
   */
  constructor({ deliver, mayDeliver, store, prefix, limit, longestPause = LONGEST_PAUSE_MILLIS }) {
    super();
    this.#deliver = deliver;
    this.#mayDeliver = mayDeliver;
    this.#store = store;
    this.#prefix = prefix;
    this.#limit = limit;
    this.longestPause = longestPause;
  }

  get items() {
    return [...this.#items.values()].sort((one, other) => one.order - other.order);
  }

  get size() {
    return this.#items.size;
  }

  add(channelId, draft) {
    if (this.#account === null) {
      throw PlexiChatError.signedOut();
    }
    const known = this.#items.get(draft.messageId);
    if (known) {
      return known;
    }
    if (this.#items.size >= this.#limit) {
      throw new PlexiChatError('client.queue-full', `Expected at most ${this.#limit} messages to wait, but there are more.`);
    }
    const now = Date.now();
    this.#lastOrder = Math.max(this.#lastOrder + 1, now * 1000);
    const { text, replyTo, messageId = newId() } = draft;
    const pending = new Pending(
      { messageId, channelId, text, replyTo, createdAt: new Date(now).toISOString(), order: this.#lastOrder });
    this.#kept.put(pending);
    this.#enter(pending);
    return pending;
  }

  cancel(messageId) {
    const pending = this.#items.get(messageId);
    if (!pending || pending.attempts > 0) {
      return false;
    }
    this.#fail(pending, new PlexiChatError('client.cancelled', 'The message was taken back.'));
    return true;
  }

  /** It is in the log, whoever says so: an acknowledgement, or the event of it. */
  acknowledge(sent) {
    const pending = this.#items.get(sent.messageId);
    if (pending) {
      this.#leave(pending);
      pending.succeed(sent);
      this.emit('change', pending);
      this.emit('sent', pending, sent);
      this.#sleepers.wake((sleeper) => sleeper.pending === pending);
    }
  }

  /** Goes on with what waited for a connection. What a server asked to wait goes on waiting. */
  wake() {
    this.#sleepers.wake((sleeper) => !sleeper.deaf);
  }

  /** Sends as this account from now on, first what it left in the store. What others wait for is given up. */
  belongTo(accountId) {
    if (this.#account !== null && this.#account !== accountId) {
      this.#giveUp();
    }
    this.#account = accountId;
    this.#kept = new Kept(this.#store, this.#prefix, accountId);
    this.#kept.all()
      .filter((kept) => !this.#items.has(kept.messageId))
      .slice(0, this.#limit - this.#items.size)
      .forEach((kept) => this.#enter(new Pending(kept)));
    this.wake();
  }

  /** Nothing that waits is sent any more, nor kept. */
  drop() {
    this.#giveUp();
    this.#kept?.clear();
    this.#account = null;
    this.#kept = null;
  }

  close() {
    this.#closed = true;
    this.#sleepers.wake(() => true);
  }

  #giveUp() {
    for (const pending of this.items) {
      this.#settleAs(pending, PlexiChatError.signedOut());
    }
  }

  #enter(pending) {
    this.#lastOrder = Math.max(this.#lastOrder, pending.order);
    this.#items.set(pending.messageId, pending);
    const lane = this.#lanes.get(pending.channelId);
    if (lane) {
      lane.push(pending);
    } else {
      const started = [pending];
      this.#lanes.set(pending.channelId, started);
      this.#run(pending.channelId, started);
    }
    this.emit('change', pending);
  }

  #leave(pending) {
    this.#items.delete(pending.messageId);
    this.#kept.remove(pending.messageId);
  }

  #fail(pending, error) {
    this.#leave(pending);
    this.#settleAs(pending, error);
  }

  #settleAs(pending, error) {
    this.#items.delete(pending.messageId);
    pending.fail(error);
    this.emit('change', pending);
    this.emit('failed', pending, error);
    this.#sleepers.wake((sleeper) => sleeper.pending === pending);
  }

  async #run(channelId, lane) {
    const backoff = new Backoff(this.longestPause);
    await null; // Whoever put the first one in can listen before anything happens.
    while (lane.length > 0 && !this.#closed) {
      const pending = lane[0];
      if (pending.settled) {
        lane.shift();
      } else if (!this.#mayDeliver()) {
        await this.#sleepers.sleep({ pending });
      } else {
        await this.#attempt(pending, backoff);
      }
    }
    this.#lanes.delete(channelId);
  }

  async #attempt(pending, backoff) {
    pending.begin();
    this.emit('change', pending);
    try {
      const sent = await Promise.race([this.#deliver(pending), pending.sent]);
      this.acknowledge({ channelId: pending.channelId, ...sent });
      backoff.reset();
    } catch (error) {
      if (pending.settled) {
        return;
      }
      if (isFinal(error, pending)) {
        this.#fail(pending, error);
        return;
      }
      pending.postpone(error);
      this.emit('change', pending);
      await this.#sleepers.sleep({ pending, deaf: error.retryAfter !== undefined }, backoff.next(error.retryAfter));
    }
  }
}

/** Of the server's refusals those stay that are about the message. A failure of the server's may pass. */
function isFinal(error, pending) {
  if (!(error instanceof PlexiChatError)) {
    return true;
  }
  if (error.passing || error.code === 'client.signed-out' || error.status === 401) {
    return false;
  }
  return error.status < 500 || ++pending.failures >= MOST_FAILURES;
}
