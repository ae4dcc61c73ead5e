// Picks an emoji: by looking, by a word, or any that is typed.

import { element } from '../dom.js';
import { graphemes, isPictures } from '../texts.js';
import { arrows } from './arrows.js';
import { EMOJI, findEmoji } from './emoji.js';
import { closePopover, openPopover } from './popover.js';

const COLUMNS = 8;

/** @param {function(string)} picked with the emoji */
export function pickEmoji(anchor, picked) {
  const field = element('input', {
    type: 'search', placeholder: 'Find an emoji', autocomplete: 'off', 'aria-label': 'Find an emoji', on: { input: () => fill() } });
  const grid = element('div', { className: 'emoji-grid', role: 'group', 'aria-label': 'Emoji' });
  const pick = (emoji) => {
    closePopover(true);
    picked(emoji);
  };
  const cell = ({ emoji, name }) => element('button', {
    type: 'button', className: 'emoji', textContent: emoji, title: name, 'aria-label': name, on: { click: () => pick(emoji) } });

  function fill() {
    const typed = field.value.trim();
    if (typed === '') {
      grid.replaceChildren(...EMOJI.flatMap(({ group, items }) => [
        element('p', { className: 'emoji-group', textContent: group }), ...items.map(cell)]));
      return;
    }
    const own = isPictures(typed) && graphemes(typed).length === 1 ? [{ emoji: typed, name: 'What you typed' }] : [];
    const found = [...own, ...findEmoji(typed)];
    grid.replaceChildren(...(found.length
      ? found.map(cell)
      : [element('p', { className: 'emoji-group', textContent: 'None is called so.' })]));
  }

  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      grid.querySelector('button')?.click();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      grid.querySelector('button')?.focus();
    }
  });
  arrows(grid, 'button', { columns: COLUMNS, before: () => field.focus() });
  fill();
  openPopover(anchor, element('div', { className: 'picker' }, field, grid), 'Pick an emoji');
}
