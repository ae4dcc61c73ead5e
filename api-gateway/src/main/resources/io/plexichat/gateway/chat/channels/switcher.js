// Goes to a channel by a part of its name: Ctrl K.

import { at, element, icon } from '../dom.js';
import { openDialog } from '../parts/dialogs.js';

const MOST = 12;

export function openSwitcher(app) {
  const field = element('input', {
    type: 'text', placeholder: 'Part of a name', autofocus: true, autocomplete: 'off', role: 'combobox', 'aria-label': 'Go to a channel',
    'aria-controls': 'switcher-list', 'aria-expanded': 'true', 'aria-autocomplete': 'list',
    on: { input: () => draw(0), keydown: (event) => key(event) } });
  const list = element('ul', { id: 'switcher-list', className: 'switcher-list', role: 'listbox', 'aria-label': 'Channels' });
  let found = [];
  let chosen = 0;
  const close = openDialog('Go to', [field, list], { className: 'switcher' });

  function draw(choice) {
    found = matching(app, field.value.trim().toLowerCase());
    chosen = Math.min(Math.max(choice, 0), Math.max(found.length - 1, 0));
    list.replaceChildren(...found.map((channel, i) => element('li', {
      id: `switch-${i}`, role: 'option', 'aria-selected': String(i === chosen), on: { click: () => go(channel) },
    }, icon(channel.kind === 'private' ? 'lock' : channel.kind === 'direct' ? 'thread' : 'hash'),
    element('span', { className: 'name', textContent: app.channels.nameOf(channel) }),
    channel.unread > 0 ? element('span', { className: 'badge', textContent: String(channel.unread) }) : null)),
    ...(found.length === 0 ? [element('li', { className: 'none', textContent: 'No channel of yours is called so.' })] : []));
    field.setAttribute('aria-activedescendant', found.length ? `switch-${chosen}` : '');
    at(`switch-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }

  function key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      draw((chosen + found.length + (event.key === 'ArrowDown' ? 1 : -1)) % Math.max(found.length, 1));
    } else if (event.key === 'Enter' && found[chosen]) {
      event.preventDefault();
      go(found[chosen]);
    }
  }

  function go(channel) {
    close();
    app.goTo(channel.channelId);
  }

  draw(0);
}

/** Those with something unread first; of those that match, the ones that begin so. */
function matching(app, wanted) {
  const { named, direct } = app.channels.sorted;
  const rank = (channel) => (app.channels.nameOf(channel).toLowerCase().startsWith(wanted) ? 0 : 1) * 2 + (channel.unread > 0 ? 0 : 1);
  return [...direct, ...named]
    .filter((channel) => app.channels.nameOf(channel).toLowerCase().includes(wanted) && channel.channelId !== app.channelId)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, MOST);
}
