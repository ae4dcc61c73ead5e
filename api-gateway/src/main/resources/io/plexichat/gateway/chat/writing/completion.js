// Completes @names and :emoji: while one writes.

import { element } from '../dom.js';
import { findEmoji } from '../parts/emoji.js';
import { hue, initials } from '../texts.js';
import { replace } from './marks.js';

const BEGUN = /(?:^|[\s(])(@[\p{L}\p{N}_.\-|[\]{}^\\]{0,64}|:[\p{L}\p{N}_]{2,20})$/u;
const MOST = 8;

export class Completion {
  #app;
  #field;
  #list;
  #options = [];
  #start = 0;
  #chosen = 0;

  constructor(app, field) {
    this.#app = app;
    this.#field = field;
    this.#list = element('ul', { id: 'completion', className: 'completion', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', 'completion');
    field.addEventListener('blur', () => this.close());
    queueMicrotask(() => field.closest('form').append(this.#list));
  }

  look() {
    const before = this.#field.value.slice(0, this.#field.selectionStart);
    const begun = BEGUN.exec(before.slice(-100))?.[1];
    if (!begun) {
      this.close();
      return;
    }
    this.#start = before.length - begun.length;
    this.#options = begun[0] === '@' ? this.#names(begun.slice(1)) : emoji(begun.slice(1));
    this.#chosen = 0;
    this.#draw();
  }

  close() {
    this.#options = [];
    this.#draw();
  }

  /** @returns whether the key was for the list */
  key(event) {
    if (this.#options.length === 0 || event.ctrlKey || event.metaKey) {
      return false;
    }
    const count = this.#options.length;
    switch (event.key) {
      case 'ArrowDown': this.#chosen = (this.#chosen + 1) % count; break;
      case 'ArrowUp': this.#chosen = (this.#chosen + count - 1) % count; break;
      case 'Enter': case 'Tab': this.#take(this.#options[this.#chosen]); break;
      case 'Escape': this.close(); break;
      default: return false;
    }
    event.preventDefault();
    event.stopPropagation();
    this.#draw();
    return true;
  }

  #names(begun) {
    const wanted = begun.toLowerCase();
    return this.#app.people.known
      .filter((each) => each.username.toLowerCase().startsWith(wanted) || each.displayName.toLowerCase().startsWith(wanted))
      .slice(0, MOST)
      .map((each) => ({
        text: `@${each.username} `, label: each.displayName, hint: each.displayName === each.username ? '' : each.username,
        picture: initials(each.displayName), className: `avatar ${hue(each.accountId)}` }));
  }

  #take(option) {
    const end = this.#field.selectionStart;
    this.close();
    replace(this.#field, this.#start, end, option.text);
  }

  #draw() {
    const open = this.#options.length > 0;
    this.#list.hidden = !open;
    this.#list.replaceChildren(...this.#options.map((option, i) => element('li', {
      id: `completion-${i}`,
      role: 'option',
      'aria-selected': String(i === this.#chosen),
      on: {
        pointerdown: (event) => {
          event.preventDefault(); // The focus stays in the field.
          this.#take(option);
        },
      },
    }, element('span', { className: option.className, textContent: option.picture, 'aria-hidden': 'true' }),
    element('span', { textContent: option.label }), element('small', { textContent: option.hint }))));
    if (open) {
      this.#field.setAttribute('aria-activedescendant', `completion-${this.#chosen}`);
    } else {
      this.#field.removeAttribute('aria-activedescendant');
    }
  }
}

function emoji(begun) {
  return findEmoji(begun.replaceAll('_', ' ')).slice(0, MOST)
    .map(({ emoji: picture, name }) => ({ text: `${picture} `, label: name, hint: '', picture, className: 'emoji-shown' }));
}
