// Finds messages, shows what matched, and leads there.

import { button, element, say, sayOrHide } from '../dom.js';
import { arrows } from '../parts/arrows.js';
import { plural } from '../texts.js';
import { highlighted } from './highlight.js';
import { drawHit } from './hit.js';
import { openPanel } from './panel.js';

const WAIT_MILLIS = 250;
const PAGE = 20;

export class Search {
  #app;
  #field;
  #here;
  #order;
  #count = element('p', { className: 'faint', role: 'status' });
  #problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  #list = element('ol', { className: 'hits' });
  #more = button('More', 'quiet', () => this.#next());
  #timer = null;
  #asked = null;
  #cursor = null;

  constructor(app) {
    this.#app = app;
    this.#field = element('input', {
      type: 'search', placeholder: 'Words, "a phrase", from:name, before:2026-05-01', 'aria-label': 'Search messages', maxLength: 500,
      autocomplete: 'off', on: { input: () => this.#soon(), keydown: (event) => this.#key(event) } });
    this.#here = element('input', { type: 'checkbox', id: 'search-here', on: { change: () => this.#begin() } });
    this.#order = element('select', { 'aria-label': 'Order', on: { change: () => this.#begin() } },
      element('option', { value: 'newest', textContent: 'Newest first' }), element('option', { value: 'relevance', textContent: 'Best first' }));
    arrows(this.#list, 'button', { before: () => this.#field.focus() });
  }

  open(words = null) {
    openPanel('Search', [
      element('div', { className: 'search-form' }, this.#field,
        element('div', { className: 'row' },
          element('label', { className: 'check', for: 'search-here' }, this.#here, ' Only in this channel'), this.#order)),
      this.#problem,
      element('div', { className: 'panel-body' }, this.#count, this.#list, this.#more),
    ], () => this.#stop());
    if (words !== null) {
      this.#field.value = words;
      this.#begin();
    }
    this.#more.hidden = this.#cursor === null;
    this.#field.focus();
    this.#field.select();
    if (words !== null) {
      this.#field.setSelectionRange(words.length, words.length);
    }
  }

  #key(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#begin();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#list.querySelector('button')?.focus();
    }
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#begin(), WAIT_MILLIS);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  #begin() {
    this.#stop();
    this.#cursor = null;
    if (this.#field.value.trim() === '') {
      this.#list.replaceChildren();
      this.#more.hidden = true;
      say(this.#count, '');
      return;
    }
    this.#ask(true);
  }

  #next() {
    this.#ask(false);
  }

  async #ask(first) {
    this.#stop();
    const asked = new AbortController();
    this.#asked = asked;
    this.#more.disabled = true;
    try {
      const page = await this.#app.client.search({
        q: this.#field.value.trim(),
        channel: this.#here.checked ? this.#app.channelId : undefined,
        sort: this.#order.value,
        limit: PAGE,
        cursor: first ? undefined : this.#cursor,
      }, { signal: asked.signal });
      if (asked.signal.aborted) {
        return;
      }
      sayOrHide(this.#problem, null);
      this.#show(page, first);
    } catch (error) {
      if (!asked.signal.aborted) {
        sayOrHide(this.#problem, error.message);
      }
    } finally {
      this.#more.disabled = false;
    }
  }

  #show(page, first) {
    const hits = page.items.map(({ message, highlight }) => drawHit(this.#app, message, highlighted(highlight)));
    first ? this.#list.replaceChildren(...hits) : this.#list.append(...hits);
    if (!first) {
      hits[0]?.querySelector('button').focus();
    }
    this.#cursor = page.cursor ?? null;
    this.#more.hidden = this.#cursor === null;
    say(this.#count, page.total === 0 ? 'Nothing was found.' : `${plural(page.total, 'message')} found`);
  }
}
