// What members can do with a channel, and those who look after it.

import { button, element, say, sayOrHide } from '../dom.js';
import { askDialog, confirmDialog, field } from '../parts/dialogs.js';
import { mayModerate } from './may.js';

/** @returns {Node[]} what the role allows */
export function channelSettings(app, channel, added) {
  const leads = mayModerate(channel);
  if (channel.kind === 'direct' || !channel.role) {
    return [];
  }
  return [
    channel.archived || !(leads || (channel.kind === 'public' && channel.role !== 'read-only')) ? null : addForm(app, channel, added),
    leads ? element('div', { className: 'row settings' },
      button('Change name or topic', 'quiet small', () => change(app, channel)),
      button(channel.archived ? 'Take out of the archive' : 'Archive', 'quiet small', () => archive(app, channel))) : null,
  ].filter(Boolean);
}

/** Names are looked up among those who were met, since no call tells who else there is. */
function addForm(app, channel, added) {
  const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const told = element('p', { className: 'faint', role: 'status' });
  const name = element('input', { type: 'text', placeholder: 'User name', 'aria-label': 'User name of whom to add', autocomplete: 'off', required: true, list: 'people-known' });
  const known = element('datalist', { id: 'people-known' }, ...app.people.known.slice(0, 200)
    .map((person) => element('option', { value: person.username, textContent: person.displayName })));
  return element('form', {
    className: 'fields add-form',
    on: {
      submit: async (event) => {
        event.preventDefault();
        const wanted = name.value.trim().toLowerCase();
        const person = app.people.known.find((each) => each.username.toLowerCase() === wanted);
        sayOrHide(problem, person ? null : 'Nobody of this user name was met yet. Look for them in a channel you share.');
        if (person) {
          try {
            await app.client.channels.putMember(channel.channelId, person.accountId);
            name.value = '';
            say(told, `${person.displayName} was added.`);
            added();
          } catch (error) {
            sayOrHide(problem, error.message);
          }
        }
      },
    },
  }, element('div', { className: 'add-line' }, name, element('button', { type: 'submit', className: 'small', textContent: 'Add' })), known, problem, told);
}

function change(app, channel) {
  askDialog('Change the channel', [
    field('Name', 'name', { required: true, maxLength: 80, value: channel.name, autofocus: true }),
    field('Topic', 'topic', { maxLength: 500, value: channel.topic }),
  ], 'Change', async ({ name, topic }) => {
    const changes = { ...(name.trim() === channel.name ? {} : { name: name.trim() }), ...(topic.trim() === channel.topic ? {} : { topic: topic.trim() }) };
    if (Object.keys(changes).length > 0) {
      await app.client.channels.change(channel.channelId, changes);
      await app.channels.ask(channel.channelId);
    }
  });
}

async function archive(app, channel) {
  const archived = !channel.archived;
  if (!archived || await confirmDialog(`Archive #${channel.name}?`, 'It can still be read, but nobody can write in it.', 'Archive')) {
    try {
      await app.client.channels.change(channel.channelId, { archived });
      await app.channels.ask(channel.channelId);
      app.commands.openMembers();
    } catch (error) {
      app.toast(error.message);
    }
  }
}
