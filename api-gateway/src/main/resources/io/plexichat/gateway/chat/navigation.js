// Goes from place to place, as the address of the page says.

import { toast } from './notices.js';
import { closePanel } from './panels/panel.js';
import { currentPlace, firstPlace, placeOf } from './places.js';

export class Navigation {
  #app;

  constructor(app) {
    this.#app = app;
    addEventListener('popstate', () => this.route());
  }

  /** @param {?string} messageId where in the channel; what is new without @param {number=} position of the message, when it is known */
  async goTo(channelId, messageId, position) {
    const place = placeOf(channelId, messageId);
    this.#app.commands.showSidebar(false);
    if (messageId && matchMedia('(max-width: 1000px)').matches) {
      closePanel();
    }
    if (location.hash !== place) {
      history.pushState(null, '', place);
    }
    await this.route(position);
    if (!messageId && !matchMedia('(pointer: coarse)').matches) {
      this.#app.composer.focus();
    }
  }

  /** Opens what the address says. */
  async route(position) {
    const place = currentPlace();
    if (!place) {
      this.elsewhere();
      return;
    }
    try {
      await this.#app.conversation.open(place.channelId, place.messageId, position);
    } catch (error) {
      toast(error.status === 404 ? 'This channel is not there, or not for you.' : error.message);
      if (error.status === 404 && this.#app.channelId === null) {
        this.#app.channels.remove(place.channelId);
        this.elsewhere();
      }
    }
  }

  /** To where one was, or to nowhere. */
  elsewhere() {
    const channel = firstPlace(this.#app.channels);
    history.replaceState(null, '', channel ? placeOf(channel.channelId) : location.pathname);
    if (channel) {
      this.route();
    } else {
      this.#app.conversation.leave();
      this.#app.bar.draw();
      this.#app.sidebar.draw();
    }
  }
}
