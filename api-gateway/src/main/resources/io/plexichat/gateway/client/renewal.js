// Has a token replaced before it expires, on a connection that outlives it.

const LONGEST_TIMER_MILLIS = 2 ** 31 - 1;

export class Renewal {
  #session;
  #timer = null;

  constructor(session) {
    this.#session = session;
  }

  /** @param renew takes each new token; not called any more once stopped */
  start(renew) {
    this.stop();
    const timer = setTimeout(async () => {
      try {
        const token = await this.#session.accessToken();
        if (timer === this.#timer) {
          renew(token);
          this.start(renew);
        }
      } catch {
        // The server ends the connection with its token, and what is wrong is met then.
      }
    }, Math.min(Math.max(0, this.#session.renewAt - Date.now()), LONGEST_TIMER_MILLIS));
    this.#timer = timer;
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }
}
