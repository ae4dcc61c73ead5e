// What happens, passed on to whatever shows it.

import { mentions } from './channels/mentions.js';
import { plain } from './markdown/plain.js';
import { announce } from './notices.js';

export class Happenings {
  #app;
  #live;

  constructor(app) {
    this.#app = app;
    this.#live = this.follow(null);
  }

  get live() {
    return this.#live;
  }

  get isLive() {
    return this.#live.state === 'live';
  }

  /** @param {?string[]} channels all of one's own without */
  follow(channels) {
    const live = this.#app.client.live(channels ? { channels } : {});
    live.on('event', (event) => this.#happened(event));
    live.on('passing', (event) => this.#passed(event));
    live.start();
    return live;
  }

  /** @returns {Promise<boolean>} whether events follow within this time */
  connected(millis) {
    if (this.isLive) {
      return true;
    }
    return new Promise((told) => {
      const off = this.#live.on('state', () => this.isLive && done(true));
      const timer = Number.isFinite(millis) ? setTimeout(() => done(false), millis) : null;
      const done = (answer) => {
        clearTimeout(timer);
        off();
        told(answer);
      };
    });
  }

  #happened(event) {
    const { type, channelId, data } = event;
    this.#app.channels.apply(event);
    if (type.startsWith('message.')) {
      this.#app.originals.forget(data.messageId);
      this.#app.people.meet([data.author]);
    }
    if (channelId === this.#app.channelId) {
      this.#app.conversation.feed.apply(event);
      this.#app.thread.apply(event);
    }
    if (type === 'message.sent') {
      this.#app.typing.stopped(data.author.accountId);
      this.#tell(data);
    }
  }

  #tell(message) {
    const here = message.channelId === this.#app.channelId;
    if (message.author.accountId !== this.#app.self.accountId && (here || mentions(message.text, this.#app.self.username))) {
      const where = here ? '' : ` in ${this.#app.channels.nameOf(this.#app.channels.get(message.channelId))}`;
      announce(`${message.author.displayName}${where}: ${plain(message.text)}`);
    }
  }

  #passed(event) {
    if (event.type === 'typing') {
      this.#app.typing.apply(event);
    } else if (event.type === 'presence' && event.data.accountId) {
      this.#app.people.set(event.data);
    }
  }
}
