// One message as an element.

import { button, element, icon } from '../dom.js';
import { plain } from '../markdown/plain.js';
import { render } from '../markdown/render.js';
import { nameOf } from '../parts/emoji.js';
import { avatar } from '../people/avatar.js';
import { clipped, isPictures, plural } from '../texts.js';
import { clock, fullTime } from '../times.js';

const LABEL_GRAPHEMES = 200;
const EXCERPT_GRAPHEMES = 120;

/**
 * @param {Object} app
 * @param {Object} message
 * @param {{grouped?: boolean, showsReply?: boolean}} how
 */
export function drawMessage(app, message, { grouped = false, showsReply = true } = {}) {
  const { author } = message;
  const own = author.accountId === app.self.accountId;
  const made = element('article', {
    className: classes(message, grouped),
    tabIndex: -1,
    'aria-label': label(message),
    data: { message: message.messageId },
  });
  if (message.replyTo && showsReply) {
    made.append(replyPreview(app, message));
  }
  made.append(
    grouped ? element('span', { className: 'gutter' }, time(message)) : avatar(app, author),
    element('div', { className: 'message-main' },
      grouped ? null : element('header', { className: 'message-head' },
        button(author.displayName, `author${own ? ' own' : ''}`, (event) => app.commands.showProfile(author, event.currentTarget)),
        author.displayName === author.username ? null : element('span', { className: 'username', textContent: author.username }),
        time(message)),
      body(app, message),
      reactions(app, message),
      state(app, message)));
  return made;
}

function classes(message, grouped) {
  return ['message', grouped && 'grouped', message.deleted && 'deleted', message.state && 'waiting',
    message.state === 'failed' && 'failed', message.unsettled && 'unsettled'].filter(Boolean).join(' ');
}

function time(message) {
  return element('time', { dateTime: message.sentAt, title: fullTime(message.sentAt), textContent: clock(message.sentAt) });
}

function label(message) {
  const what = message.deleted ? 'deleted' : clipped(plain(message.text), LABEL_GRAPHEMES);
  return `${message.author.displayName}, ${clock(message.sentAt)}: ${what}`;
}

function body(app, message) {
  if (message.deleted) {
    return element('p', { className: 'body gone', textContent: 'This message was deleted.' });
  }
  const made = element('div', { className: `body${isPictures(message.text) ? ' pictures' : ''}` });
  made.append(render(message.text, app.self.username));
  if (message.editedAt) {
    (made.lastElementChild?.tagName === 'P' ? made.lastElementChild : made).append(
      element('small', { className: 'edited', title: fullTime(message.editedAt), textContent: ' (edited)' }));
  }
  return made;
}

function reactions(app, message) {
  if (message.reactions.length === 0 || message.deleted) {
    return null;
  }
  return element('div', { className: 'reactions', role: 'group', 'aria-label': 'Reactions' },
    ...message.reactions.map((reaction) => element('button', {
      type: 'button',
      className: 'reaction',
      title: nameOf(reaction.emoji),
      'aria-pressed': String(reaction.mine),
      'aria-label': `${nameOf(reaction.emoji)}, ${plural(reaction.count, 'reaction')}`,
      on: { click: () => app.deeds.toggle(message, reaction.emoji) },
    }, element('span', { className: 'emoji-shown', textContent: shown(reaction.emoji) }),
    element('span', { textContent: String(reaction.count) }))));
}

/** A name without colons is shown with them. */
const shown = (emoji) => (/^[\w+-]+$/u.test(emoji) ? `:${emoji}:` : emoji);

function state(app, message) {
  if (message.state !== 'failed') {
    return message.state ? element('span', { className: 'unseen', textContent: 'Being sent' }) : null;
  }
  return element('p', { className: 'failure' },
    element('span', { textContent: `Not sent: ${message.error?.message ?? 'The server refused it.'}` }),
    button('Send again', 'small', () => app.sending.again(message)),
    button('Edit', 'small', () => app.composer.takeBack(message)),
    button('Discard', 'small', () => app.sending.giveUp(message)));
}

/** Whom it answers, in a line; a way there. */
function replyPreview(app, message) {
  const name = element('strong');
  const text = element('span', { className: 'reply-text', textContent: '...' });
  const made = element('button', {
    type: 'button', className: 'reply-preview', on: { click: () => app.goTo(message.channelId, message.replyTo) },
  }, icon('reply'), name, text);
  app.originals.get(message.replyTo, (original) => {
    name.textContent = original?.author.displayName ?? '';
    text.textContent = excerpt(original);
    made.ariaLabel = `In reply to ${original?.author.displayName ?? 'a message'}: ${excerpt(original)}. Go there.`;
  });
  return made;
}

export function excerpt(message) {
  if (!message) {
    return 'A message that cannot be shown.';
  }
  return message.deleted ? 'This message was deleted.' : clipped(plain(message.text), EXCERPT_GRAPHEMES);
}
