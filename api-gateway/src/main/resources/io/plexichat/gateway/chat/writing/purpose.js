// What is said over the field, and in its place where one may not write.

import { button, element, iconButton, show } from '../dom.js';
import { excerpt } from '../timeline/message.js';

/** @param {{edit?: Object, replyTo?: Object}} purpose the message that is changed or answered */
export function drawPurpose(root, { edit, replyTo }, cancel) {
  show(root, Boolean(edit || replyTo));
  if (edit || replyTo) {
    root.replaceChildren(
      element('strong', { textContent: edit ? 'Changing your message' : `Answering ${replyTo.author.displayName}` }),
      element('span', { className: 'reply-text', textContent: excerpt(edit ?? replyTo) }),
      iconButton('close', 'Cancel', cancel, 'icon-button small'));
  }
}

export function drawJoin(root, channel, join) {
  const said = channel.archived ? 'This channel is archived. It can be read, not written.' : `You are looking at #${channel.name}.`;
  root.replaceChildren(
    element('p', { textContent: said }),
    ...(channel.role || channel.archived ? [] : [button('Join this channel', 'primary', join)]));
}
