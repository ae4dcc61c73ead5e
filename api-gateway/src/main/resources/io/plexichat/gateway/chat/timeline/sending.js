// Own messages on their way, in the order they were written: those in the outbox, and those that failed until they are sent again or
// given up. They look like messages, so that they are shown as such.

export class Sending extends EventTarget {
  #app;
  #failed = new Map();

  constructor(app) {
    super();
    this.#app = app;
    app.client.outbox.on('change', (pending) => this.#changed(pending.channelId));
    app.client.outbox.on('sent', (pending, sent) => {
      this.dispatchEvent(new CustomEvent('sent', { detail: { ...this.#message(pending), ...sent } }));
    });
    app.client.outbox.on('failed', (pending, error) => {
      if (error.code !== 'client.cancelled' && error.code !== 'client.signed-out') {
        this.#failed.set(pending.messageId, { ...this.#message(pending), state: 'failed', error });
      }
      this.#changed(pending.channelId);
    });
  }

  of(channelId) {
    return [...this.#app.client.outbox.items.map((pending) => this.#message(pending)), ...this.#failed.values()]
      .filter((message) => message.channelId === channelId && message.state !== 'sent')
      .sort((one, other) => one.sentAt.localeCompare(other.sentAt));
  }

  send(channelId, draft) {
    this.#app.client.send(channelId, draft);
    this.#changed(channelId, true);
  }

  /** The same message: should it have arrived after all, it is there once. */
  again(message) {
    this.#failed.delete(message.messageId);
    this.send(message.channelId, { messageId: message.messageId, text: message.text, replyTo: message.replyTo });
  }

  /** Takes back what did not arrive. */
  giveUp(message) {
    this.#failed.delete(message.messageId);
    this.#app.client.outbox.cancel(message.messageId);
    this.#changed(message.channelId);
  }

  #message(pending) {
    return {
      messageId: pending.messageId,
      channelId: pending.channelId,
      author: this.#app.self,
      text: pending.text,
      replyTo: pending.replyTo,
      sentAt: pending.createdAt,
      state: pending.state,
      error: pending.error,
      reactions: [],
      attachments: [],
    };
  }

  #changed(channelId, isNew = false) {
    this.dispatchEvent(new CustomEvent('change', { detail: { channelId, isNew } }));
  }
}
