// One channel's timeline as it is read, written and changed: pages asked for at both ends, live events, one's own messages on their way.

import { mine, others } from './reactions.js';
import { PAGE, Span } from './span.js';

const MOST_LATE = 200;
/** For so long a page may know of reactions whose events are yet to come. */
const FRESH_MILLIS = 3000;
const ASK_AGAIN_MILLIS = 150;

export class Feed extends EventTarget {
  span = new Span();
  /** Whether a page is asked for: "older", "newer", "all" or null. */
  loading = null;
  #app;
  #turn = 0;
  #late = [];
  #readAt = 0;
  #asking = new Set();

  constructor(app, channel) {
    super();
    this.#app = app;
    this.channelId = channel.channelId;
  }

  newest() {
    return this.#load('all', { limit: PAGE }, (page) => this.span.reset(page.items, !page.hasMore, true));
  }

  /** The messages around a position; what is beyond them is asked for when somebody looks there. */
  async around(position) {
    const whole = await this.#load('all', { around: position, limit: PAGE }, (page) =>
      this.span.reset(page.items, !page.hasMore, !page.hasMore));
    return whole;
  }

  older() {
    return this.span.first && !this.span.atStart && !this.loading
      ? this.#load('older', { before: this.span.first.position, limit: PAGE }, (page) =>
        this.span.before(page.items, !page.hasMore))
      : null;
  }

  newer() {
    return this.span.last && !this.span.atEnd && !this.loading
      ? this.#load('newer', { after: this.span.last.position, limit: PAGE }, (page) =>
        this.span.after(page.items, !page.hasMore))
      : null;
  }

  /** A live event of this channel. */
  apply(event) {
    const { type, data } = event;
    if (type.startsWith('message.')) {
      this.#late.push(data);
      this.#late.splice(0, this.#late.length - MOST_LATE);
      if (this.span.put(data)) {
        this.#changed(type === 'message.sent' ? 'sent' : 'changed', data);
      } else if (type === 'message.sent') {
        this.#changed('beyond', data);
      }
    } else if (type.startsWith('reaction.')) {
      this.#react(data, type === 'reaction.added');
    }
  }

  /** An own message that was acknowledged, before its event came. */
  settled(message) {
    if (!this.span.has(message.messageId)) {
      this.span.put({ ...message, state: undefined, seq: (this.span.last?.seq ?? 0) + 1 });
    }
    this.#changed('changed');
  }

  find(messageId) {
    return this.span.find(messageId);
  }

  change(messageId, change) {
    if (this.span.change(messageId, change)) {
      this.#changed('changed');
    }
  }

  /** Own messages on their way, as messages. */
  get waiting() {
    return this.#app.sending.of(this.channelId).filter((message) => !this.span.has(message.messageId));
  }

  waitingChanged(isNew) {
    this.#changed(isNew ? 'own' : 'changed');
  }

  #react({ messageId, emoji, accountId }, added) {
    if (!this.span.has(messageId)) {
      return;
    }
    if (accountId === this.#app.self.accountId) {
      this.change(messageId, (message) => ({ reactions: mine(message.reactions, emoji, added) }));
    } else if (this.#app.isLive && Date.now() - this.#readAt > FRESH_MILLIS) {
      this.change(messageId, (message) => ({ reactions: others(message.reactions, emoji, added ? 1 : -1) }));
    } else {
      this.#askAgain(messageId);
    }
  }

  #askAgain(messageId) {
    if (this.#asking.has(messageId)) {
      return;
    }
    this.#asking.add(messageId);
    setTimeout(async () => {
      this.#asking.delete(messageId);
      const message = await this.#app.client.messages.get(messageId).catch(() => null);
      if (message) {
        this.change(messageId, () => message);
      }
    }, ASK_AGAIN_MILLIS);
  }

  async #load(what, window, take) {
    const turn = what === 'all' ? ++this.#turn : this.#turn;
    this.loading = what;
    this.#changed('loading');
    try {
      const page = await this.#app.client.messages.list(this.channelId, window);
      if (turn !== this.#turn) {
        return false;
      }
      this.#readAt = Date.now();
      this.loading = null;
      take(page);
      this.#late.forEach((message) => this.span.put(message));
      this.#changed(what);
      return true;
    } catch (error) {
      if (turn === this.#turn) {
        this.loading = null;
        this.#changed('failed', error);
      }
      return false;
    }
  }

  #changed(reason, about = null) {
    this.dispatchEvent(new CustomEvent('change', { detail: { reason, about } }));
  }
}
