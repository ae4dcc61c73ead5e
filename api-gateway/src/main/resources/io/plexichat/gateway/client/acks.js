// What was sent over a connection and is not answered yet, by its reference.

export class Acks {
  #waiting = new Map();

  /** Settles with the answer, or when it is given up. The same reference once more takes the place of the first. */
  next(ref, replaced) {
    return new Promise((resolve, reject) => {
      this.#waiting.get(ref)?.reject(replaced);
      this.#waiting.set(ref, { resolve, reject });
    });
  }

  resolve(ref, answer) {
    this.#take(ref)?.resolve(answer);
  }

  reject(ref, error) {
    this.#take(ref)?.reject(error);
  }

  rejectAll(error) {
    [...this.#waiting.keys()].forEach((ref) => this.reject(ref, error));
  }

  #take(ref) {
    const waiting = this.#waiting.get(ref);
    this.#waiting.delete(ref);
    return waiting;
  }
}
