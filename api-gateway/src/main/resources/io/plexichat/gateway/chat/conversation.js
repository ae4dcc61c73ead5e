// Opens channels and places in them.

import { at, show } from './dom.js';
import { drawUnreadBar } from './channels/bar.js';
import { Feed } from './timeline/feed.js';
import { positionOfSeq } from './timeline/seek.js';

export class Conversation {
  feed = null;
  /** A public channel that one looks at without being a member. */
  preview = null;
  #app;
  #view;
  #previewLive = null;
  #turn = 0;

  constructor(app, view) {
    this.#app = app;
    this.#view = view;
  }

  /** @param {?string} messageId where in it; without, what is new */
  async open(channelId, messageId, position) {
    const turn = ++this.#turn;
    const isOther = this.feed?.channelId !== channelId;
    if (isOther) {
      const channel = this.#app.channels.get(channelId) ?? await this.#app.channels.ask(channelId);
      if (turn !== this.#turn) {
        return;
      }
      this.#enter(channel);
    }
    if (messageId) {
      await this.#goTo(messageId, position);
    } else if (isOther) {
      await this.#showNew(turn);
    } else {
      await this.#view.toNewest();
    }
  }

  /** Where there is none to open. */
  leave() {
    this.#turn++;
    this.feed = null;
    this.preview = null;
    this.#previewLive?.stop();
    this.#view.close();
    this.#offerUnread(0);
    this.#frame(false);
  }

  /** The first message after a position. */
  async showAfter(position) {
    const { feed } = this;
    if (await feed.around(position)) {
      const first = feed.span.items.find((message) => message.position > position) ?? feed.span.last;
      this.#view.showRow(first?.messageId, { block: 'start' });
    }
  }

  /** Joined, renamed or archived: what may be done there may be different. */
  changed() {
    const channel = this.feed && this.#app.channels.get(this.feed.channelId);
    if (channel && this.preview) {
      this.preview = null;
      this.#previewLive?.stop();
    }
    if (channel) {
      this.#app.composer.open(channel);
    }
  }

  #enter(channel) {
    this.feed = new Feed(this.#app, channel);
    this.preview = channel.role ? null : channel;
    this.#previewLive?.stop();
    this.#previewLive = this.preview && this.#app.happenings.follow([channel.channelId]);
    this.#view.open(this.feed, null);
    this.#offerUnread(0);
    this.#frame(true);
    this.#app.composer.open(channel);
    this.#app.entered(channel);
  }

  #frame(isSomewhere) {
    show(at('nowhere'), !isSomewhere);
    ['timeline-frame', 'writing', 'typing'].forEach((id) => show(at(id), isSomewhere));
  }

  async #showNew(turn) {
    const { feed } = this;
    const unread = this.#app.channels.get(feed.channelId)?.unread ?? 0;
    this.#view.readSeq = null;
    if (!(await feed.newest()) || turn !== this.#turn || unread === 0 || !feed.span.last) {
      return;
    }
    const first = firstUnread(feed.span.items, unread);
    if (first) {
      this.#view.markNew(first.seq - 1);
    } else {
      const { last } = feed.span;
      this.#offerUnread(unread, async () => {
        const seq = last.seq - unread + 1;
        const position = await positionOfSeq(this.#app.client, feed.channelId, seq, last).catch(() => null);
        if (position !== null && this.feed === feed) {
          this.#view.readSeq = seq - 1;
          await this.showAfter(position - 1);
        }
      });
    }
  }

  /** They may be read by now, but were not seen. */
  #offerUnread(count, go = null) {
    const dismiss = () => this.#offerUnread(0);
    drawUnreadBar(count, () => {
      dismiss();
      go();
    }, dismiss);
  }

  async #goTo(messageId, position) {
    const { feed } = this;
    if (feed.find(messageId) && this.#view.showRow(messageId)) {
      return;
    }
    try {
      const place = position ?? (await this.#app.client.messages.get(messageId)).position;
      if (this.feed === feed && await feed.around(place) && !this.#view.showRow(messageId)) {
        this.#app.toast('This message is not there any more.');
      }
    } catch (error) {
      this.#app.toast(error.message);
      if (!feed.span.first) {
        await feed.newest();
      }
    }
  }
}

/** From the end, as many as are unread; null when they are not all here. */
function firstUnread(items, unread) {
  let left = unread;
  for (const message of items.toReversed()) {
    left -= message.deleted ? 0 : 1;
    if (left === 0) {
      return message;
    }
  }
  return null;
}
