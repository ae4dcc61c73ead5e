// Pauses between attempts: a random part of a time that doubles, so that clients that lost a server together do not come back together.

const FIRST_MILLIS = 1000;

export class Backoff {
  #failures = 0;

  constructor(longest, random = Math.random) {
    this.longest = longest;
    this.random = random;
  }

  /** @param atLeast what the server asked for, in seconds; the random part then comes on top */
  next(atLeast = 0) {
    const most = Math.min(this.longest, FIRST_MILLIS * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 30);
    return atLeast * 1000 + this.random() * most;
  }

  reset() {
    this.#failures = 0;
  }
}
