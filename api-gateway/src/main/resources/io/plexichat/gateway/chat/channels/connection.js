// Says when what is seen may be old, and when that is over.

import { at, button, element, show } from '../dom.js';
import { plural } from '../texts.js';

const QUIET_MILLIS = 1500;

export class Connection {
  #app;
  #timer = null;

  constructor(app) {
    this.#app = app;
    app.live.on('state', (state) => this.#changed(state));
    app.client.outbox.on('change', () => this.#isShown && this.#draw());
    this.#changed(app.live.state);
  }

  get #isShown() {
    return !at('connection').hidden;
  }

  /** A short gap is not worth a word. */
  #changed(state) {
    clearTimeout(this.#timer);
    if (state === 'live' || state === 'catching-up') {
      if (this.#isShown) {
        show(at('connection'), false);
        this.#app.announce('Connected again.');
      }
    } else if (state === 'offline' || this.#isShown) {
      this.#draw();
    } else {
      this.#timer = setTimeout(() => this.#draw(), QUIET_MILLIS);
    }
  }

  #draw() {
    const { state } = this.#app.live;
    const waiting = this.#app.client.outbox.size;
    const kept = waiting > 0 ? `${plural(waiting, 'message')} will be sent` : 'What you write will be sent';
    const said = state === 'offline' ? `You are offline. ${kept} when you are back.`
      : state === 'stopped' ? 'Not connected.'
      : `The server cannot be reached. ${kept} when it can.`;
    if (at('connection').firstChild?.textContent !== said) {
      at('connection').replaceChildren(element('span', { textContent: said }), button('Try now', 'link', () => this.#app.live.retryNow()));
    }
    show(at('connection'), state !== 'signed-out');
  }
}
