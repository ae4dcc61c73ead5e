// A picture of somebody: the letters of the name, and whether they are there.

import { element } from '../dom.js';
import { hue, initials } from '../texts.js';

export function avatar(app, person) {
  const presence = app.people.presence(person.accountId);
  return element('span', {
    className: `avatar ${hue(person.accountId)}`, textContent: initials(person.displayName), 'aria-hidden': 'true',
    data: { account: person.accountId, ...(presence ? { presence: presence.state } : {}) } });
}

/** Pictures that are shown follow what is told of those people. */
export function followPresence(app) {
  app.people.addEventListener('change', ({ detail }) => {
    for (const accountId of detail) {
      const presence = app.people.presence(accountId);
      if (presence) {
        document.querySelectorAll(`.avatar[data-account="${accountId}"]`).forEach((each) => { each.dataset.presence = presence.state; });
      }
    }
  });
}
