// Goes to a day of a channel: to the first message of it, else the next one after it.

import { button, element, sayOrHide } from '../dom.js';
import { closePopover, openPopover } from '../parts/popover.js';
import { dayOf, dayStart } from '../times.js';

export function pickDay(app, anchor) {
  const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const day = element('input', { type: 'date', name: 'day', max: dayOf(new Date()), value: app.shownDay() ?? dayOf(new Date()), required: true, 'aria-label': 'Day' });
  const form = element('form', {
    className: 'fields day-form',
    on: {
      submit: async (event) => {
        event.preventDefault();
        try {
          await goToDay(app, day.value);
          closePopover();
        } catch (error) {
          sayOrHide(problem, error.message);
        }
      },
    },
  }, day, problem, element('div', { className: 'buttons' },
    button('The beginning', 'small', () => {
      closePopover();
      app.showAfter(0);
    }),
    element('button', { type: 'submit', className: 'primary small', textContent: 'Go' })));
  openPopover(anchor, form, 'Go to a day');
}

/** The search knows times: the newest message before the day is the one after which it begins. */
async function goToDay(app, day) {
  const before = await app.client.search({ q: `before:${dayStart(day).toISOString()}`, channel: app.channelId, sort: 'newest', limit: 1 });
  await app.showAfter(before.items[0]?.message.position ?? 0);
}
