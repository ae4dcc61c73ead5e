// What can be ordered of a read model, and when.

import { order } from './api.js';
import { ask, paceFields, paceOf, reasonField, reasonOf } from './dialogs.js';
import { button, element, show } from './dom.js';

const USUAL_PACE = { share: 0.25 };

export class Actions {
  #projection = null;
  #done;
  #buttons;

  /** @param done is told the read model as it is after an order, and what to say */
  constructor(done) {
    this.#done = done;
    this.#buttons = [
      [button('Rebuild...', 'primary', () => this.#rebuild()), (p) => !p.build],
      [button('Pause', '', () => this.#now('pause', 'is paused')), (p) => p.build?.state === 'running'],
      [button('Resume', 'primary', () => this.#now('resume', 'goes on')), (p) => p.build?.state === 'paused'],
      [button('Try again', '', () => this.#now('resume', 'tries again')),
        (p) => ['blocked', 'failed'].includes(p.build?.state)],
      [button('Change pace...', '', () => this.#changePace()), (p) => Boolean(p.build)],
      [button('Take over...', 'danger', () => this.#takeOver()), (p) => p.build?.state === 'blocked'],
      [button('Abandon...', 'danger', () => this.#abandon()), (p) => Boolean(p.build)],
      [button('Roll back...', 'danger', () => this.#rollBack()),
        (p) => !p.build && p.generations.some((each) => each.role === 'previous')],
    ];
    this.root = element('div', { className: 'buttons', role: 'group', 'aria-label': 'Orders' },
      ...this.#buttons.map(([each]) => each));
  }

  update(projection) {
    this.#projection = projection;
    this.#buttons.forEach(([each, isPossible]) => show(each, isPossible(projection)));
  }

  async #now(what, said) {
    try {
      await this.#order(what, {}, said);
    } catch (problem) {
      this.#done(null, problem.message);
    }
  }

  async #order(what, body, said) {
    const { name } = this.#projection;
    this.#done(await order(name, what, body), `${name} ${said}.`);
  }

  #rebuild() {
    const { name, generation } = this.#projection;
    ask({
      title: `Rebuild ${name}?`,
      text: `A new generation is built from the beginning of the log. Generation ${generation} answers reads meanwhile; the new one takes over by itself once it is complete and the same.`,
      confirm: 'Rebuild',
      fields: [...paceFields(USUAL_PACE), reasonField(false)],
    }, (values) => this.#order('rebuild', { ...paceOf(values), ...reasonOf(values) }, 'is being rebuilt'));
  }

  #changePace() {
    const { name, build } = this.#projection;
    const waits = build.state === 'running' ? '' : ' The build goes on with it.';
    ask({
      title: `How fast may ${name} be built?`,
      text: `A faster build takes more from those who use the server.${waits}`,
      confirm: 'Change pace',
      fields: paceFields(build.pace),
    }, (values) => this.#order('resume', paceOf(values), 'is built at another pace'));
  }

  #takeOver() {
    const { name, generation, build } = this.#projection;
    ask({
      title: `Take generation ${build.generation} of ${name} over?`,
      text: `It is blocked: ${build.because ?? 'it is not the same'}. From now on it answers reads as it is, instead of generation ${generation}, which is kept for a time.`,
      confirm: 'Take over',
      danger: true,
      fields: [reasonField(false)],
    }, (values) => this.#order('take-over', reasonOf(values), `is answered by generation ${build.generation}`));
  }

  #abandon() {
    const { name, generation, build } = this.#projection;
    ask({
      title: `Abandon generation ${build.generation} of ${name}?`,
      text: `What was built is removed. Generation ${generation} answers reads as before.`,
      confirm: 'Abandon',
      danger: true,
    }, () => this.#order('abandon', {}, 'is not rebuilt any more'));
  }

  #rollBack() {
    const { name, generation, generations } = this.#projection;
    const previous = generations.find((each) => each.role === 'previous');
    ask({
      title: `Roll ${name} back?`,
      text: `Generation ${previous.generation} answers reads again, at once, instead of generation ${generation}. It was fed all the time and is at the same position.`,
      confirm: 'Roll back',
      danger: true,
      fields: [reasonField(false)],
    }, (values) => this.#order('rollback', reasonOf(values), `is answered by generation ${previous.generation}`));
  }
}
