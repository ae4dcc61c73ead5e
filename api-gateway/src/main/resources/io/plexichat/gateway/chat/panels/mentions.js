// The messages that mention oneself, the newest first; those that are not read yet stand out.

import { button, element, say, sayOrHide } from '../dom.js';
import { arrows } from '../parts/arrows.js';
import { excerpt } from '../timeline/message.js';
import { drawHit } from './hit.js';
import { openPanel } from './panel.js';

const PAGE = 30;

export function openMentions(app) {
  const list = element('ol', { className: 'hits' });
  const told = element('p', { className: 'faint', role: 'status', textContent: 'Looking...' });
  const problem = element('p', { className: 'notice bad', role: 'alert', hidden: true });
  const more = button('More', 'quiet', () => next());
  let cursor;
  openPanel('Mentions of you', [element('div', { className: 'panel-body' }, problem, told, list, more)]);
  arrows(list, 'button');

  async function next() {
    more.disabled = true;
    try {
      const page = await app.client.request('GET', '/api/v1/me/mentions', { query: { limit: PAGE, cursor } });
      list.append(...page.items.map(({ message, unread }) => drawHit(app, message, [excerpt(message)], unread ? 'hit unread' : 'hit')));
      cursor = page.cursor;
      more.hidden = !cursor;
      say(told, list.children.length === 0 ? 'Nobody has mentioned you yet.' : '');
      sayOrHide(problem, null);
    } catch (error) {
      say(told, '');
      sayOrHide(problem, error.message);
    }
    more.disabled = false;
  }

  next();
}
