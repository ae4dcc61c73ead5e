// The messages that others answer: those in sight, else asked for once.

const MOST = 500;

export class Originals {
  #app;
  #asked = new Map();

  constructor(app) {
    this.#app = app;
  }

  /** @param {function(?Object)} told at once when it is known; null for a message that one may not see */
  get(messageId, told) {
    const near = this.#app.lists().map((list) => list.find(messageId)).find(Boolean);
    if (near) {
      told(near);
      return;
    }
    if (!this.#asked.has(messageId)) {
      if (this.#asked.size >= MOST) {
        this.#asked.delete(this.#asked.keys().next().value);
      }
      this.#asked.set(messageId, this.#app.client.messages.get(messageId).catch((error) => {
        if (error.status === 0) {
          this.#asked.delete(messageId); // To be asked for again.
        }
        return null;
      }));
    }
    this.#asked.get(messageId).then(told);
  }

  /** What is remembered may have changed. */
  forget(messageId) {
    this.#asked.delete(messageId);
  }
}
