// What waits for a time or for being woken, whichever is first.

export class Sleepers {
  #sleeping = new Set();

  /** @param sleeper told apart by whoever wakes; without a time only waking helps */
  sleep(sleeper, millis) {
    return new Promise((resolve) => {
      const timer = millis === undefined ? undefined : setTimeout(() => sleeper.wake(), millis);
      sleeper.wake = () => {
        clearTimeout(timer);
        this.#sleeping.delete(sleeper);
        resolve();
      };
      this.#sleeping.add(sleeper);
    });
  }

  wake(which) {
    [...this.#sleeping].filter(which).forEach((sleeper) => sleeper.wake());
  }
}
