// Who is in a channel, and leaving it.

import { button, element, sayOrHide } from '../dom.js';
import { channelSettings } from '../channels/settings.js';
import { arrows } from '../parts/arrows.js';
import { confirmDialog } from '../parts/dialogs.js';
import { avatar } from '../people/avatar.js';
import { plural } from '../texts.js';
import { closePanel, openPanel } from './panel.js';

const PAGE = 100;

export function openMembers(app) {
  const channel = app.channels.get(app.channelId) ?? app.preview;
  const list = element('ul', { className: 'people' });
  const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const more = button('More', 'quiet', () => next());
  let cursor;
  openPanel(channel.kind === 'direct' ? 'Conversation' : plural(channel.memberCount, 'member'), [
    element('div', { className: 'panel-body' },
      channel.topic ? element('p', { className: 'panel-topic', textContent: channel.topic }) : null,
      ...channelSettings(app, channel, again),
      problem, list, more,
      channel.role && channel.kind !== 'direct' ? button('Leave this channel', 'danger', () => leave(app, channel)) : null),
  ]);
  arrows(list, 'button');

  async function next() {
    more.disabled = true;
    try {
      const page = await app.client.channels.members(channel.channelId, { limit: PAGE, cursor });
      app.people.meet(page.items);
      list.append(...page.items.map((member) => person(app, member)));
      app.presences.watch(page.items.map((member) => member.accountId));
      cursor = page.cursor;
      more.hidden = !cursor;
      sayOrHide(problem, null);
    } catch (error) {
      sayOrHide(problem, error.message);
    }
    more.disabled = false;
  }

  function again() {
    cursor = undefined;
    list.replaceChildren();
    next();
  }

  next();
}

function person(app, member) {
  return element('li', {}, element('button', {
    type: 'button', className: 'person', on: { click: (event) => app.commands.showProfile(member, event.currentTarget) } },
  avatar(app, member), element('span', { className: 'name', textContent: member.displayName }),
  member.role === 'member' ? null : element('small', { textContent: member.role })));
}

async function leave(app, channel) {
  const again = channel.kind === 'public' ? 'You can join again at any time.' : 'Somebody has to add you to come back.';
  if (await confirmDialog(`Leave #${channel.name}?`, again, 'Leave')) {
    try {
      await app.client.channels.leave(channel.channelId);
      closePanel();
      app.channels.remove(channel.channelId);
    } catch (error) {
      app.toast(error.message);
    }
  }
}
