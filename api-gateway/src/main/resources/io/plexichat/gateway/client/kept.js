// Waiting messages of one account in a store, each under a key of its own, so that tabs which share the store do not undo each other.

import { keysAfter, readJson } from './stores.js';

export class Kept {
  constructor(store, prefix, accountId) {
    this.store = store;
    this.prefix = `${prefix}.outbox.${accountId}.`;
  }

  put(pending) {
    try {
      this.store.setItem(this.prefix + pending.messageId, JSON.stringify(pending));
    } catch {
      // The store is full: it is sent all the same, unless the page is closed before.
    }
  }

  remove(messageId) {
    this.store.removeItem(this.prefix + messageId);
  }

  clear() {
    keysAfter(this.store, this.prefix).forEach((key) => this.store.removeItem(key));
  }

  /** In the order they were put in. */
  all() {
    return keysAfter(this.store, this.prefix)
      .map((key) => readJson(this.store, key))
      .filter((kept) => kept?.messageId && kept.channelId && typeof kept.text === 'string')
      .sort((one, other) => one.order - other.order);
  }
}
