// Dead letters of one read model: loaded when they are looked at, and again when their number changes.

import { evictLetter, evictSequence, letter, listLetters, retry, retryLetter } from './api.js';
import { ask, reasonField } from './dialogs.js';
import { button, element, say, show, table } from './dom.js';
import { at, count } from './figures.js';

const RELOAD_MILLIS = 5000;
const COLUMNS = ['Position', 'Event', 'Sequence', 'Cause', 'Generation', 'Orders'];

export class Letters {
  #name;
  #done;
  #loaded = -1;
  #loadedAt = 0;
  #cursor = null;
  #rows = [];
  #table = table('Dead letters', COLUMNS);
  #title = element('h3');
  #none = element('p', { className: 'faint', textContent: 'None. Every event was taken.' });
  #retryAll = button('Retry all', '', () => this.#run(() => retry(this.#name, {}), retried));
  #more = button('Show more', 'quiet', () => this.#load());

  /** @param done is told what to say once something was done */
  constructor(name, done) {
    this.#name = name;
    this.#done = done;
    this.root = element('section', { className: 'dead-letters', 'aria-label': 'Dead letters' },
      element('div', { className: 'row' }, this.#title, this.#retryAll), this.#none, this.#table, this.#more);
  }

  update(projection) {
    say(this.#title, `Dead letters: ${count(projection.deadLetters)}`);
    const any = projection.deadLetters > 0;
    show(this.#none, !any);
    show(this.#table, any);
    show(this.#retryAll, any);
    show(this.#more, any && this.#cursor !== null);
    const isDue = this.#loaded < 0 || Date.now() - this.#loadedAt > RELOAD_MILLIS;
    if (this.#loaded !== projection.deadLetters && isDue) {
      this.#loadedAt = Date.now();
      this.#loaded = projection.deadLetters;
      this.#cursor = null;
      this.#rows = [];
      if (any) {
        this.#load();
      } else {
        this.#table.fill([]);
      }
    }
  }

  async #load() {
    try {
      const page = await listLetters(this.#name, this.#cursor);
      this.#cursor = page.cursor ?? null;
      this.#rows.push(...page.items.flatMap((each) => this.#row(each)));
      this.#table.fill(this.#rows);
      show(this.#more, this.#cursor !== null);
    } catch (problem) {
      this.#loaded = -1;
      this.#done(problem.message);
    }
  }

  #row(each) {
    const detail = element('pre');
    const more = element('tr', { hidden: true, className: 'stack' }, element('td', { colSpan: COLUMNS.length }, detail));
    const toggle = button('Details', 'quiet', async () => {
      show(more, more.hidden);
      toggle.setAttribute('aria-expanded', String(!more.hidden));
      if (!more.hidden && !detail.textContent) {
        say(detail, await this.#detail(each));
      }
    });
    toggle.setAttribute('aria-expanded', 'false');
    const orders = element('div', { className: 'buttons small' },
      toggle,
      button('Retry', '', () => this.#run(() => retryLetter(this.#name, each.letterId), retried)),
      button('Evict...', 'danger', () => this.#evict(each)));
    return [
      this.#table.row(count(each.position), each.eventType, element('code', { textContent: each.sequence }),
        each.cause ?? 'waits for an earlier one', String(each.generation), orders),
      more,
    ];
  }

  async #detail(each) {
    try {
      const whole = await letter(this.#name, each.letterId);
      return [
        whole.message ?? 'It waits for an earlier event of its sequence.',
        `letter ${whole.letterId}`,
        `recorded ${at(whole.recordedAt)}, parked ${at(whole.parkedAt)}, last tried ${at(whole.triedAt)}`,
        whole.stack ?? '',
      ].join('\n').trimEnd();
    } catch (problem) {
      return problem.message;
    }
  }

  #evict(each) {
    const scope = element('select', {},
      element('option', { value: 'letter', textContent: 'This event only' }),
      element('option', { value: 'sequence', textContent: `All dead letters of sequence ${each.sequence}` }));
    ask({
      title: 'Give this event up?',
      text: `${this.#name} stays without it until it is rebuilt. The log keeps it.`,
      confirm: 'Evict',
      danger: true,
      fields: [{ name: 'scope', label: 'What', input: scope }, reasonField(true)],
    }, async ({ scope: what, reason }) => {
      const answer = what === 'letter'
        ? await evictLetter(this.#name, each.letterId, reason)
        : await evictSequence(this.#name, each.sequence, reason);
      this.#changed(`${count(answer.evicted)} given up, ${count(answer.left)} left.`);
    });
  }

  async #run(action, told) {
    try {
      this.#changed(told(await action()));
    } catch (problem) {
      this.#done(problem.message);
    }
  }

  #changed(text) {
    this.#loaded = -1;
    this.#done(text);
  }
}

const retried = (answer) => `${count(answer.taken)} taken, ${count(answer.left)} left.`;
