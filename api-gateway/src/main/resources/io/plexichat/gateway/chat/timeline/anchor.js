// Keeps what is looked at where it is while the list around it changes.

const AT_BOTTOM = 40;

export class Anchor {
  #scroller;

  constructor(scroller) {
    this.#scroller = scroller;
  }

  get atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < AT_BOTTOM;
  }

  toBottom() {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  /** Does the change; then the first row that was in sight and is still there stands where it stood. */
  keep(change) {
    const held = this.#inSight();
    change();
    // One that was made anew, with the same key, may be higher or lower than it was: the others hold better.
    const [row, top] = held.find(([each]) => each.isConnected)
      ?? held.map(([each, before]) => [this.#scroller.rowsByKey?.get(each.dataset.key)?.node, before]).find(([each]) => each)
      ?? [];
    if (row) {
      this.#scroller.scrollTop += row.getBoundingClientRect().top - top;
    }
  }

  /** Messages hold better than days, which come and go with them. */
  #inSight() {
    const { top, bottom } = this.#scroller.getBoundingClientRect();
    const held = [];
    for (const row of this.#scroller.children) {
      const box = row.getBoundingClientRect();
      if (box.bottom > top && row.dataset.message) {
        held.push([row, box.top]);
      }
      if (box.top > bottom) {
        break;
      }
    }
    return held;
  }
}
