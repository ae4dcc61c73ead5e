// Shows a feed: draws its rows, keeps the place while it changes, asks for more where one scrolls to.

import { at, say, show } from '../dom.js';
import { reconcile, rowOf } from '../rows.js';
import { plural } from '../texts.js';
import { Anchor } from './anchor.js';
import { drawnEdge, drawnRow } from './draw.js';
import { rowsOf } from './rows-of.js';

const NEAR_PIXELS = 800;
const FLASH_MILLIS = 2500;

export class TimelineView extends EventTarget {
  feed = null;
  /** The number of the last message that was read when the channel was opened; null for no line. */
  readSeq = null;
  #app;
  #root = at('timeline');
  #anchor = new Anchor(this.#root);
  #follows = true;
  #height = 0;
  #beyond = 0;
  #stop = null;
  #problem = null;

  constructor(app) {
    super();
    this.#app = app;
    this.#root.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    at('to-newest').addEventListener('click', () => this.toNewest());
    // What grows or shrinks around it moves neither the end nor what is looked at.
    new ResizeObserver(() => this.#resized()).observe(this.#root);
  }

  get element() {
    return this.#root;
  }

  get atNewest() {
    return this.#follows && Boolean(this.feed?.span.atEnd);
  }

  open(feed, readSeq) {
    this.#stop?.abort();
    this.#stop = new AbortController();
    this.feed = feed;
    this.readSeq = readSeq;
    this.#follows = true;
    this.#beyond = 0;
    this.#problem = null;
    this.#root.replaceChildren();
    this.#root.rowsByKey = new Map();
    feed.addEventListener('change', ({ detail }) => this.#changed(detail), { signal: this.#stop.signal });
    this.#draw();
  }

  close() {
    this.#stop?.abort();
    this.feed = null;
    this.#root.replaceChildren();
    this.#root.rowsByKey = new Map();
  }

  async toNewest() {
    if (!this.feed.span.atEnd) {
      await this.feed.newest();
    }
    this.#follows = true;
    this.#beyond = 0;
    this.#anchor.toBottom();
    this.#scrolled();
  }

  /** Scrolls to a row that is here, and marks it for a moment. */
  showRow(key, { flash = true, block = 'center', focus = flash } = {}) {
    const row = rowOf(this.#root, key);
    if (!row) {
      return false;
    }
    this.#follows = false;
    row.scrollIntoView({ block });
    if (focus) {
      row.focus({ preventScroll: true });
    }
    if (flash) {
      row.classList.add('found');
      setTimeout(() => row.classList.remove('found'), FLASH_MILLIS);
    }
    this.#scrolled();
    return true;
  }

  /** The line where the new ones begin; in sight, however many there are. */
  markNew(readSeq) {
    this.readSeq = readSeq;
    this.#draw();
    const line = this.row('new');
    if (line && line.getBoundingClientRect().top < this.#root.getBoundingClientRect().top) {
      this.showRow('new', { flash: false, block: 'start' });
    }
  }

  firstInSight() {
    const { top } = this.#root.getBoundingClientRect();
    return this.feed?.span.items.find((message) => this.row(message.messageId)?.getBoundingClientRect().bottom > top) ?? null;
  }

  row(key) {
    return rowOf(this.#root, key);
  }

  #changed({ reason, about }) {
    this.#problem = reason === 'failed' ? about : reason === 'loading' ? this.#problem : null;
    if (reason === 'own') {
      this.toNewest();
    } else if (reason === 'beyond' || (reason === 'sent' && !this.#follows)) {
      this.#beyond += about.author.accountId === this.#app.self.accountId ? 0 : 1;
    }
    this.#draw();
    this.dispatchEvent(new CustomEvent('change', { detail: { reason, about } }));
  }

  #draw() {
    const { feed } = this;
    const draw = () => reconcile(this.#root, [
      ...this.#edge('older'), ...rowsOf(feed.span, feed.waiting, this.readSeq).map((row) => drawnRow(this.#app, row)), ...this.#edge('newer')]);
    if (this.#follows && feed.span.atEnd) {
      draw();
      this.#anchor.toBottom();
    } else {
      this.#anchor.keep(draw);
    }
    this.#root.setAttribute('aria-busy', String(feed.loading !== null));
    this.#offerNewest();
    this.#askMore();
  }

  #edge(side) {
    return drawnEdge(side, this.feed.span, this.#problem, () => this.#again(side));
  }

  #again(side) {
    this.#problem = null;
    this.feed.span.first === null ? this.feed.newest() : side === 'older' ? this.feed.older() : this.feed.newer();
  }

  #resized() {
    this.#height = this.#root.clientHeight;
    if (this.#follows) {
      this.#anchor.toBottom();
    }
  }

  #scrolled() {
    if (!this.feed) {
      return;
    }
    if (this.#height === this.#root.clientHeight) {
      this.#follows = this.#anchor.atBottom && this.feed.span.atEnd;
    } // Else it was not scrolled by anybody, and is put right in a moment.
    if (this.atNewest) {
      this.#beyond = 0;
    }
    this.#offerNewest();
    this.#askMore();
    this.dispatchEvent(new Event('scroll'));
  }

  #askMore() {
    if (this.#problem || !this.feed.span.first) {
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = this.#root;
    if (scrollTop < NEAR_PIXELS) {
      this.feed.older();
    }
    if (scrollHeight - scrollTop - clientHeight < NEAR_PIXELS) {
      this.feed.newer();
    }
  }

  #offerNewest() {
    const offer = at('to-newest');
    show(offer, !this.atNewest && this.feed.span.first !== null);
    say(offer, this.#beyond > 0 ? plural(this.#beyond, 'new message') : 'To the newest');
    offer.classList.toggle('many', this.#beyond > 0);
  }
}
