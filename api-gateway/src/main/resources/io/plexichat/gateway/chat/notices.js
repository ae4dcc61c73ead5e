// Short words: to those who see, to those who listen, and to those who look at another tab.

import { at, element, iconButton, say } from './dom.js';
import { clipped } from './texts.js';

const TOAST_MILLIS = 6000;
const MOST_TOASTS = 3;
const SPOKEN_GRAPHEMES = 200;

export function toast(text) {
  const made = element('p', { className: 'toast', textContent: text });
  const all = at('toasts');
  all.append(made);
  while (all.children.length > MOST_TOASTS) {
    all.firstChild.remove();
  }
  setTimeout(() => made.remove(), TOAST_MILLIS);
}

/** Stays until it is closed. */
export function warn(text) {
  const made = element('div', { className: 'toast lasting', role: 'alert' },
    element('span', { textContent: text }), iconButton('close', 'Close', () => made.remove()));
  at('toasts').append(made);
}

/** Read out by screen readers when they are free. */
export function announce(text) {
  say(at('announcer'), clipped(text, SPOKEN_GRAPHEMES));
}

/** @param {{name: string, urgent: number, any: boolean}} what is unread anywhere */
export function setTitle({ name, urgent, any }) {
  const mark = urgent > 0 ? `(${urgent}) ` : any ? '\u2022 ' : '';
  document.title = `${mark}${name ? `${name} - ` : ''}PlexiChat`;
}
