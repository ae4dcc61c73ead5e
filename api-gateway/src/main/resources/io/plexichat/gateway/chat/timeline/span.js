// A span of a channel's messages without holes: what is known of the timeline around the place that is looked at. It knows no server
// and no page. Messages are values: one that changes is replaced.

export const PAGE = 50;
const MOST = 300;

export class Span {
  /** In position order. */
  items = [];
  /** Whether the first and the last message of the channel are in it. */
  atStart = false;
  atEnd = false;

  has(messageId) {
    return this.items.some((message) => message.messageId === messageId);
  }

  find(messageId) {
    return this.items.find((message) => message.messageId === messageId) ?? null;
  }

  get first() {
    return this.items[0] ?? null;
  }

  get last() {
    return this.items.at(-1) ?? null;
  }

  /** Begins anew with what was read. */
  reset(items, atStart, atEnd) {
    Object.assign(this, { items: [...items], atStart, atEnd });
  }

  /** Older ones; when it grows too long the newest are let go. */
  before(items, atStart) {
    this.items = [...items.filter((message) => !this.has(message.messageId)), ...this.items];
    this.atStart = atStart;
    if (this.items.length > MOST) {
      this.items.length = MOST;
      this.atEnd = false;
    }
  }

  /** Newer ones; when it grows too long the oldest are let go. */
  after(items, atEnd) {
    this.items = [...this.items, ...items.filter((message) => !this.has(message.messageId))];
    this.atEnd = atEnd;
    this.#shorten();
  }

  /**
   * What was sent or changed just now. Beyond the last one it is taken at the end of the channel only; elsewhere there would be a hole.
   *
   * @returns whether it is shown here
   */
  put(message) {
    const index = this.items.findIndex((each) => each.messageId === message.messageId);
    if (index >= 0) {
      this.items = this.items.with(index, message);
      return true;
    }
    const newer = this.items.findLastIndex((each) => each.position < message.position) + 1;
    if (newer === this.items.length ? !this.atEnd : newer === 0 && !this.atStart) {
      return false;
    }
    this.items = this.items.toSpliced(newer, 0, message);
    return true;
  }

  /** Changes a message that is here. */
  change(messageId, change) {
    const message = this.find(messageId);
    return message !== null && this.put({ ...message, ...change(message) });
  }

  /** Lets the oldest go while nobody looks at them. */
  shorten() {
    this.#shorten();
  }

  #shorten() {
    if (this.items.length > MOST) {
      this.items = this.items.slice(-MOST);
      this.atStart = false;
    }
  }
}
