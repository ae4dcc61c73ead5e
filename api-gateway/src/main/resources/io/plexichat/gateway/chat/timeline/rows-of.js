// What is shown one under the other: days, where the new ones begin, messages. It knows no page.

import { dayOf } from '../times.js';

const GROUP_MILLIS = 5 * 60_000;

/**
 * @param {Span} span
 * @param {Object[]} waiting messages of one's own that are not in the channel yet
 * @param {?number} readSeq the number of the last message that was read when the channel was opened
 * @returns {{kind: 'start'|'day'|'new'|'message', key: string, message?: Object, grouped?: boolean}[]}
 */
export function rowsOf(span, waiting, readSeq) {
  const rows = span.atStart ? [{ kind: 'start', key: 'start' }] : [];
  let previous = null;
  let divided = readSeq === null;
  for (const message of [...span.items, ...(span.atEnd ? waiting : [])]) {
    const newDay = previous === null || dayOf(previous.sentAt) !== dayOf(message.sentAt);
    if (newDay) {
      rows.push({ kind: 'day', key: `day-${message.messageId}`, message });
    }
    let here = false;
    if (!divided && message.seq > readSeq) {
      divided = true;
      // Only where the last one that was read is seen before it.
      here = previous !== null || span.atStart;
      if (here) {
        rows.push({ kind: 'new', key: 'new' });
      }
    }
    rows.push({ kind: 'message', key: message.messageId, message, grouped: !newDay && !here && follows(previous, message) });
    previous = message;
  }
  return rows;
}

/** Whether it goes under the name of the one before. */
function follows(previous, message) {
  return previous.author.accountId === message.author.accountId && !message.replyTo
    && !previous.deleted && !message.deleted
    && Math.abs(new Date(message.sentAt) - new Date(previous.sentAt)) < GROUP_MILLIS;
}
