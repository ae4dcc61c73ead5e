// Who somebody is, and a way to talk to them.

import { button, element } from '../dom.js';
import { closePopover, openPopover } from '../parts/popover.js';
import { avatar } from '../timeline/message.js';

export function showProfile(app, person, anchor) {
  const own = person.accountId === app.self.accountId;
  const presence = app.people.presence(person.accountId);
  openPopover(anchor, element('div', { className: 'profile' },
    avatar(person),
    element('div', {},
      element('strong', { textContent: person.displayName }),
      element('p', { className: 'faint', textContent: presence ? `${person.username}, ${presence}` : person.username })),
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
