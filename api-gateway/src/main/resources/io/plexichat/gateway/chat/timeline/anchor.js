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
    for (const [row, top] of held) {
      if (row.isConnected) {
        this.#scroller.scrollTop += row.getBoundingClientRect().top - top;
        return;
      }
      // Made anew meanwhile, with the same key.
      const again = this.#scroller.rowsByKey?.get(row.dataset.key)?.node;
      if (again) {
        this.#scroller.scrollTop += again.getBoundingClientRect().top - top;
        return;
      }
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
