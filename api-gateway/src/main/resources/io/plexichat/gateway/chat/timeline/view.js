// Shows a feed: draws its rows, keeps the place while it changes, asks for more where one scrolls to.

import { at, element, say, show } from '../dom.js';
import { reconcile, rowOf } from '../rows.js';
import { plural } from '../texts.js';
import { dayName, fullTime } from '../times.js';
import { Anchor } from './anchor.js';
import { drawMessage } from './message.js';
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
      this.#follows = true;
      if (!this.feed.span.atEnd) {
        this.feed.newest();
      }
    } else if (reason === 'beyond' || (reason === 'sent' && !this.#follows)) {
      this.#beyond += about.author.accountId === this.#app.self.accountId ? 0 : 1;
    }
    this.#draw();
    this.dispatchEvent(new CustomEvent('change', { detail: { reason, about } }));
  }

  #draw() {
    const { feed } = this;
    const draw = () => reconcile(this.#root, [
      ...this.#edge(feed, 'older'), ...rowsOf(feed.span, feed.waiting, this.readSeq).map((row) => this.#row(row)), ...this.#edge(feed, 'newer')]);
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

  #row(row) {
    switch (row.kind) {
      case 'start': return { key: row.key, version: [this.#app.channels.get(this.feed.channelId)?.name], make: () => this.#start() };
      case 'day': return { key: row.key, version: [dayName(row.message.sentAt)], make: () => element('h3', {
        className: 'day', title: fullTime(row.message.sentAt) }, element('span', { textContent: dayName(row.message.sentAt) })) };
      case 'new': return { key: row.key, version: [], make: () => element('p', { className: 'new-line' }, element('span', { textContent: 'New' })) };
      default: return {
        key: row.key,
        // Those on their way are told anew each time.
        version: row.message.state ? [row.message.state, row.grouped] : [row.message, row.grouped],
        make: () => drawMessage(this.#app, row.message, { grouped: row.grouped }) };
    }
  }

  #start() {
    const channel = this.#app.channels.get(this.feed.channelId);
    const name = this.#app.channels.nameOf(channel);
    return element('div', { className: 'start' },
      element('h3', { textContent: channel?.kind === 'direct' ? name : `# ${name}` }),
      element('p', { textContent: channel?.kind === 'direct' ? 'This is the beginning of your conversation.' : 'This is the beginning of the channel.' }));
  }

  /** What is going on where the span ends and the channel does not. */
  #edge(feed, side) {
    const ends = side === 'older' ? feed.span.atStart : feed.span.atEnd;
    if (this.#problem && (feed.span.first === null || !ends)) {
      return [{ key: `edge-${side}`, version: [this.#problem], make: () => element('p', { className: 'edge' }, this.#problem.message, ' ',
        element('button', { type: 'button', className: 'link', textContent: 'Try again', on: { click: () => this.#again(side) } })) }];
    }
    return feed.span.first === null && side === 'newer'
      ? []
      : ends ? [] : [{ key: `edge-${side}`, version: [null], make: () => element('p', { className: 'edge', 'aria-hidden': 'true' }, element('span', { className: 'dots' })) }];
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
      this.#follows = this.#anchor.atBottom;
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
