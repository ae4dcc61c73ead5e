// A message on its way.

export class Pending {
  #resolve;
  #reject;

  constructor({ messageId, channelId, text, replyTo, createdAt, order }) {
    this.messageId = messageId;
    this.channelId = channelId;
    this.text = text;
    this.replyTo = replyTo;
    this.createdAt = createdAt;
    this.order = order;
    this.state = 'waiting';
    this.attempts = 0;
    this.failures = 0;
    this.error = undefined;
    this.sent = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Node ends a process over a rejection that nobody has asked for.
    this.sent.catch(() => {});
  }

  get settled() {
    return this.state === 'sent' || this.state === 'failed';
  }

  begin() {
    this.state = 'sending';
    this.attempts++;
  }

  postpone(error) {
    this.state = 'waiting';
    this.error = error;
  }

  succeed(sent) {
    this.state = 'sent';
    this.error = undefined;
    this.#resolve(sent);
  }

  fail(error) {
    this.state = 'failed';
    this.error = error;
    this.#reject(error);
  }

  /** What is sent. */
  get draft() {
    return { messageId: this.messageId, text: this.text, ...(this.replyTo ? { replyTo: this.replyTo } : {}) };
  }

  /** What is kept. */
  toJSON() {
    return { ...this.draft, channelId: this.channelId, createdAt: this.createdAt, order: this.order };
  }
}
