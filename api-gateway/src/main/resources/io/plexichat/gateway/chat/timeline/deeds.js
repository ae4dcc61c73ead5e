// What one does with a message: shown at once, taken back with a word when the server refuses.

import { mine } from './reactions.js';

export class Deeds {
  #app;

  constructor(app) {
    this.#app = app;
  }

  edit(message, text) {
    const { text: before, editedAt } = message;
    return this.#tried(message.messageId, 'Not changed',
      () => ({ text, editedAt: new Date().toISOString(), unsettled: true }),
      () => this.#app.client.messages.edit(message.messageId, text),
      () => ({ text: before, editedAt }));
  }

  delete(message) {
    const { text } = message;
    return this.#tried(message.messageId, 'Not deleted',
      () => ({ deleted: true, text: '', unsettled: true }),
      () => this.#app.client.messages.delete(message.messageId),
      () => ({ deleted: undefined, text }));
  }

  toggle(message, emoji) {
    const wanted = !message.reactions.some((each) => each.emoji === emoji && each.mine);
    const set = (value) => (current) => ({ reactions: mine(current.reactions, emoji, value) });
    const { messages } = this.#app.client;
    return this.#tried(message.messageId, 'The reaction did not arrive',
      set(wanted),
      () => (wanted ? messages.react(message.messageId, emoji) : messages.unreact(message.messageId, emoji)),
      set(!wanted));
  }

  async #tried(messageId, regret, change, call, undo) {
    const everywhere = (how) => this.#app.lists().forEach((list) => list.change(messageId, how));
    everywhere(change);
    try {
      await call();
      everywhere(() => ({ unsettled: undefined }));
    } catch (error) {
      everywhere((message) => ({ ...undo(message), unsettled: undefined }));
      this.#app.toast(`${regret}: ${error.message}`);
    }
  }
}
