// The place beside the conversation: one thing at a time, closed by Esc, the focus back to where it was.

import { at, element, iconButton, show } from '../dom.js';

let closed = null;
let from = null;

/**
 * @param {string} title
 * @param {Node[]} content
 * @param {function()=} whenClosed
 */
export function openPanel(title, content, whenClosed = () => {}) {
  if (closed) {
    const before = closed;
    closed = null;
    before();
  } else {
    from = document.activeElement;
  }
  closed = whenClosed;
  at('panel').replaceChildren(
    element('header', { className: 'panel-head' },
      element('h2', { id: 'panel-title', textContent: title }),
      iconButton('close', 'Close', () => closePanel())),
    ...content);
  show(at('panel'), true);
  at('app').classList.add('with-panel');
}

/** @returns whether it was open */
export function closePanel() {
  if (!closed) {
    return false;
  }
  const whenClosed = closed;
  closed = null;
  show(at('panel'), false);
  at('app').classList.remove('with-panel');
  at('panel').replaceChildren();
  whenClosed();
  if (from?.isConnected) {
    from.focus({ preventScroll: true });
  }
  return true;
}
