// What was begun and not sent, by channel, as long as the tab lives.

const KEY = 'plexichat.drafts';
const MOST = 50;

export class Drafts {
  #all = new Map(Object.entries(JSON.parse(sessionStorage.getItem(KEY) ?? '{}')));

  of(channelId) {
    return this.#all.get(channelId) ?? '';
  }

  keep(channelId, text) {
    if (this.of(channelId) === text) {
      return;
    }
    this.#all.delete(channelId);
    if (text !== '') {
      this.#all.set(channelId, text);
    }
    if (this.#all.size > MOST) {
      this.#all.delete(this.#all.keys().next().value);
    }
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(this.#all)));
  }
}
