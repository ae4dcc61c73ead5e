// What has been seen is read: the marker follows the last message in sight while somebody looks, told to the server once in a while.

const TELL_MILLIS = 700;

export class Reading {
  #app;
  #view;
  #seen = new Map();
  #told = new Map();
  #timer = null;

  constructor(app, view) {
    this.#app = app;
    this.#view = view;
    view.addEventListener('scroll', () => this.#look());
    view.addEventListener('change', () => this.#look());
    addEventListener('focus', () => this.#look());
    addEventListener('blur', () => this.#leave());
    document.addEventListener('visibilitychange', () => this.#look());
  }

  #look() {
    const { feed } = this.#view;
    const channel = feed && this.#app.channels.get(feed.channelId);
    if (!channel || channel.unread === 0 || document.visibilityState !== 'visible' || !document.hasFocus()) {
      return;
    }
    const last = this.#lastInSight(feed);
    if (last && last.position > (this.#seen.get(channel.channelId) ?? -1)) {
      // Away from the end the server counts.
      const left = feed.span.items.filter((message) => message.position > last.position && !message.deleted).length;
      if (feed.span.atEnd && left < channel.unread) {
        this.#app.channels.read(channel.channelId, left);
      }
      this.#see(channel.channelId, last.position);
    }
  }

  #see(channelId, position) {
    this.#seen.set(channelId, position);
    this.#timer ??= setTimeout(() => this.#tell(), TELL_MILLIS);
  }

  async #tell() {
    for (const [channelId, position] of this.#seen) {
      if (position > (this.#told.get(channelId) ?? -1)) {
        try {
          await this.#app.client.channels.markRead(channelId, position);
          this.#told.set(channelId, position);
        } catch {
          this.#seen.delete(channelId); // Until it is looked at again.
        }
      }
    }
    this.#timer = null;
  }

  #lastInSight(feed) {
    const { bottom } = this.#view.element.getBoundingClientRect();
    return feed.span.items.findLast((message) => this.#view.row(message.messageId)?.getBoundingClientRect().top < bottom - 8);
  }

  /** What comes while nobody looks is new when somebody looks again. */
  #leave() {
    const { feed } = this.#view;
    if (this.#view.atNewest && feed.span.last) {
      this.#view.readSeq = feed.span.last.seq;
    }
  }
}
