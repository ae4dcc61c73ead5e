// Which way to connect: the one that served last; after two failures in a row the other, once, since some proxies let only one through.

import { EventsConnection } from './events.js';
import { WebSocketConnection } from './websocket.js';

export class Transports {
  #ways;
  #failures = 0;

  /** @param WebSocket null when there is none */
  constructor(WebSocket) {
    this.#ways = WebSocket ? [WebSocketConnection, EventsConnection] : [EventsConnection];
  }

  next() {
    return this.#ways[this.#failures % 3 === 2 ? this.#ways.length - 1 : 0];
  }

  failed() {
    this.#failures++;
  }

  served(way) {
    this.#failures = 0;
    this.#ways.sort((one, other) => (other === way) - (one === way));
  }
}
