// Asks who of those in sight is there. Events tell what changes afterwards; they are not made up for, so after a gap it is asked again.

const WAIT_MILLIS = 200;
const MOST_AT_ONCE = 200;

export class Presences {
  #app;
  #wanted = new Set();
  #known = new Set();
  #timer = null;
  #isOffered = true;

  constructor(app) {
    this.#app = app;
    app.live.on('state', (state) => state === 'live' && this.#again());
  }

  /** @param {string[]} accounts that are shown */
  watch(accounts) {
    const fresh = accounts.filter((each) => !this.#known.has(each) && each !== this.#app.self.accountId);
    if (this.#isOffered && fresh.length > 0) {
      fresh.forEach((each) => this.#wanted.add(each));
      this.#timer ??= setTimeout(() => this.#ask(), WAIT_MILLIS);
    }
  }

  #again() {
    const before = [...this.#known].slice(-MOST_AT_ONCE);
    this.#known.clear();
    this.watch(before);
  }

  async #ask() {
    this.#timer = null;
    const accounts = [...this.#wanted].slice(0, MOST_AT_ONCE);
    accounts.forEach((each) => {
      this.#wanted.delete(each);
      this.#known.add(each);
    });
    try {
      const { items } = await this.#app.client.request('GET', '/api/v1/presence', { query: { accounts: accounts.join(',') } });
      items.forEach((presence) => this.#app.people.set(presence));
    } catch (error) {
      this.#isOffered = error.status !== 404; // A server without it.
      accounts.forEach((each) => this.#known.delete(each));
    }
    if (this.#isOffered && this.#wanted.size > 0) {
      this.#timer ??= setTimeout(() => this.#ask(), WAIT_MILLIS);
    }
  }
}
