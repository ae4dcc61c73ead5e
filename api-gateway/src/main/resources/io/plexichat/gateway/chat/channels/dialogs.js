// Finding, making and joining channels.

import { button, element, icon, say, sayOrHide } from '../dom.js';
import { arrows } from '../parts/arrows.js';
import { askDialog, choice, field, openDialog } from '../parts/dialogs.js';
import { plural } from '../texts.js';

const PAGE = 50;

/** The public channels one is not in. */
export function browseChannels(app) {
  const filter = element('input', { type: 'text', placeholder: 'Part of a name', autocomplete: 'off', 'aria-label': 'Narrow the list', autofocus: true, on: { input: () => narrow() } });
  const list = element('ul', { className: 'browse-list' });
  const status = element('p', { className: 'faint', role: 'status', textContent: 'Looking...' });
  const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const close = openDialog('Browse channels', [
    filter, problem, list, status,
    element('div', { className: 'buttons' }, button('New channel', 'quiet', () => app.commands.createChannel()))], { className: 'wide' });
  arrows(list, 'a', { before: () => filter.focus() });

  function narrow() {
    const wanted = filter.value.trim().toLowerCase();
    let shown = 0;
    for (const item of list.children) {
      item.hidden = !item.textContent.toLowerCase().includes(wanted);
      shown += item.hidden ? 0 : 1;
    }
    say(status, shown === 0 ? 'There is no public channel here that you are not in.' : plural(shown, 'channel'));
  }

  function row(channel) {
    return element('li', {},
      element('a', { href: `#/c/${channel.channelId}`, on: { click: close } }, icon('hash'),
        element('span', {}, element('strong', { textContent: channel.name }),
          element('small', { textContent: [plural(channel.memberCount, 'member'), channel.topic].filter(Boolean).join(' \u00b7 ') }))),
      button('Join', 'small', async (event) => {
        event.currentTarget.disabled = true;
        await app.commands.join(channel);
        close();
      }));
  }

  (async () => {
    try {
      for await (const channel of app.client.channels.all({ kind: 'public', member: false, limit: PAGE })) {
        if (!channel.archived) {
          list.append(row(channel));
        }
      }
    } catch (error) {
      sayOrHide(problem, error.message);
    }
    narrow();
  })();
}

export function createChannel(app) {
  askDialog('New channel', [
    field('Name', 'name', { required: true, maxLength: 80, autofocus: true }),
    choice('Who may see it', 'kind', [
      ['public', 'Public', 'Everybody can find it, read it and join.'],
      ['private', 'Private', 'Only those who are added.'],
    ]),
    field('Topic (optional)', 'topic', { maxLength: 500 }),
  ], 'Create', async ({ name, kind, topic }) => {
    const { channelId } = await app.client.channels.create({ name: name.trim(), kind, ...(topic.trim() ? { topic: topic.trim() } : {}) });
    await app.channels.ask(channelId);
    app.goTo(channelId);
  });
}
