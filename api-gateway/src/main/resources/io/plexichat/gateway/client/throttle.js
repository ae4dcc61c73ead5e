// At most once in a time for each key. Remembers a hundred of them.

const MOST_KEYS = 100;

export class Throttle {
  #millis;
  #last = new Map();

  constructor(millis) {
    this.#millis = millis;
  }

  allows(key) {
    const now = Date.now();
    if (now - (this.#last.get(key) ?? -Infinity) < this.#millis) {
      return false;
    }
    this.#last.delete(key);
    this.#last.set(key, now);
    if (this.#last.size > MOST_KEYS) {
      this.#last.delete(this.#last.keys().next().value);
    }
    return true;
  }
}
