// What is said over the field, and in its place where one may not write.

import { isMuted } from '../channels/may.js';
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

function whyNot(channel) {
  if (channel.archived) {
    return 'This channel is archived. It can be read, not written.';
  }
  if (channel.role && isMuted(channel)) {
    return `You are muted in this channel until ${new Date(channel.mutedUntil).toLocaleString()}.`;
  }
  return channel.role ? 'You can read this channel, not write in it.' : `You are looking at #${channel.name}.`;
}

export function drawJoin(root, channel, join) {
  const said = whyNot(channel);
  root.replaceChildren(
    element('p', { textContent: said }),
    ...(channel.role || channel.archived ? [] : [button('Join this channel', 'primary', join)]));
}
