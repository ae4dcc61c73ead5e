// Who is writing in the channel that is looked at; and telling that one is.

import { at, say } from '../dom.js';
import { listed } from '../texts.js';

const LASTS_SECONDS = 6;
const MOST_NAMED = 3;
const AGAIN_MILLIS = 3000;

export class Typing {
  #app;
  #writers = new Map();
  #next = 0;

  constructor(app) {
    this.#app = app;
  }

  /** Over the connection; by a call where that carries events only. */
  tell(channelId) {
    if (!this.#app.live.typing(channelId) && this.#app.isLive && this.#app.live.transport === 'events' && Date.now() > this.#next) {
      this.#next = Date.now() + AGAIN_MILLIS;
      // Nothing depends on it.
      this.#app.client.request('POST', `/api/v1/channels/${channelId}/typing`).catch(() => {});
    }
  }

  /** A passing event of any channel. */
  apply({ channelId, data }) {
    const { accountId } = data;
    if (!accountId || accountId === this.#app.self.accountId || channelId !== this.#app.channelId) {
      return;
    }
    const name = data.displayName ?? this.#app.people.get(accountId)?.displayName ?? 'Somebody';
    this.#stop(accountId);
    this.#writers.set(accountId, { name, timer: setTimeout(() => this.stopped(accountId), (data.expiresIn ?? LASTS_SECONDS) * 1000) });
    this.#draw();
  }

  /** Who has sent what they wrote writes no more. */
  stopped(accountId) {
    this.#stop(accountId);
    this.#draw();
  }

  clear() {
    [...this.#writers.keys()].forEach((each) => this.#stop(each));
    this.#draw();
  }

  #stop(accountId) {
    clearTimeout(this.#writers.get(accountId)?.timer);
    this.#writers.delete(accountId);
  }

  #draw() {
    const names = [...this.#writers.values()].map((each) => each.name);
    const said = names.length === 0 ? ''
      : names.length > MOST_NAMED ? 'Several people are writing'
      : `${listed(names)} ${names.length === 1 ? 'is' : 'are'} writing`;
    say(at('typing'), said);
  }
}
