// Who somebody is, and a way to talk to them.

import { button, element } from '../dom.js';
import { closePopover, openPopover } from '../parts/popover.js';
import { avatar } from './avatar.js';
import { presenceText } from './people.js';

export function showProfile(app, person, anchor) {
  const own = person.accountId === app.self.accountId;
  const presence = presenceText(app.people.presence(person.accountId));
  openPopover(anchor, element('div', { className: 'profile' },
    avatar(app, person),
    element('div', {},
      element('strong', { textContent: person.displayName }),
      element('p', { className: 'faint', textContent: [person.username, presence].filter(Boolean).join(', ') })),
    element('div', { className: 'buttons' },
      own ? null : button('Message', 'primary small', () => {
        closePopover();
        app.commands.converse(person);
      }),
      button('Their messages', 'small', () => {
        closePopover();
        app.commands.openSearch(`from:${person.username} `);
      }))), person.displayName);
}
