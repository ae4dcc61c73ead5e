// Rows of the timeline as elements, with what they depend on.

import { element } from '../dom.js';
import { dayName, fullTime } from '../times.js';
import { drawMessage } from './message.js';

/** @returns {{key: string, version: Array, make: function(): Element}} */
export function drawnRow(app, { kind, key, message, grouped }) {
  switch (kind) {
    case 'start': return start(app, key);
    case 'day': return { key, version: [dayName(message.sentAt)], make: () => element('h3', {
      className: 'day', title: fullTime(message.sentAt) }, element('span', { textContent: dayName(message.sentAt) })) };
    case 'new': return { key, version: [], make: () => element('p', { className: 'new-line' }, element('span', { textContent: 'New' })) };
    default: return {
      key,
      // Those on their way are told anew each time.
      version: message.state ? [message.state, grouped] : [message, grouped],
      make: () => drawMessage(app, message, { grouped }),
    };
  }
}

function start(app, key) {
  const channel = app.channels.get(app.channelId) ?? app.preview;
  const name = app.channels.nameOf(channel);
  const isDirect = channel?.kind === 'direct';
  return { key, version: [name], make: () => element('div', { className: 'start' },
    element('h3', { textContent: isDirect ? name : `# ${name}` }),
    element('p', { textContent: `This is the beginning of ${isDirect ? 'your conversation' : 'the channel'}.` })) };
}

/**
 * What is going on where the span ends and the channel does not.
 *
 * @param {?Error} problem why it was not read
 * @returns {Object[]} a row, or none
 */
export function drawnEdge(side, span, problem, again) {
  const isEnd = side === 'older' ? span.atStart : span.atEnd;
  const key = `edge-${side}`;
  if (isEnd || (span.first === null && side === 'newer')) {
    return [];
  }
  if (problem === null) {
    return [{ key, version: [null], make: () => element('p', { className: 'edge', 'aria-hidden': 'true' }, element('span', { className: 'dots' })) }];
  }
  return [{ key, version: [problem], make: () => element('p', { className: 'edge' }, problem.message, ' ',
    element('button', { type: 'button', className: 'link', textContent: 'Try again', on: { click: again } })) }];
}
