// A message in a list of messages from anywhere; a way there.

import { element } from '../dom.js';
import { avatar } from '../people/avatar.js';
import { fullTime, shortTime } from '../times.js';

/** @param {(Node|string)[]} text what is shown of it */
export function drawHit(app, message, text, className = 'hit') {
  const channel = app.channels.get(message.channelId);
  return element('li', {}, element('button', {
    type: 'button', className, on: { click: () => app.goTo(message.channelId, message.messageId, message.position) } },
  element('span', { className: 'hit-head' }, avatar(app, message.author), element('strong', { textContent: message.author.displayName }),
    element('span', { className: 'faint', textContent: channel ? `in ${app.channels.nameOf(channel)}` : '' }),
    element('time', { className: 'faint', dateTime: message.sentAt, title: fullTime(message.sentAt), textContent: shortTime(message.sentAt) })),
  element('span', { className: 'hit-text' }, ...text)));
}
