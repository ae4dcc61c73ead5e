// Listeners by the name of what they hear. One that throws stops neither the others nor who told them.

export class Emitter {
  #listeners = new Map();

  on(event, listener) {
    const before = this.#listeners.get(event) ?? [];
    // A wrapper each, so that one that listens twice is taken off once.
    const entry = { listener };
    this.#listeners.set(event, [...before, entry]);
    return () => this.#listeners.set(event, this.#listeners.get(event).filter((each) => each !== entry));
  }

  emit(event, ...values) {
    for (const { listener } of this.#listeners.get(event) ?? []) {
      try {
        listener(...values);
      } catch (error) {
        raise(error);
      }
    }
  }
}

/** As if it had not been caught. */
function raise(error) {
  if (typeof globalThis.reportError === 'function') {
    globalThis.reportError(error);
  } else {
    queueMicrotask(() => { throw error; });
  }
}
