// All about one read model.

import { Actions } from './actions.js';
import { Chart } from './chart.js';
import { element, sayOrHide, show, table } from './dom.js';
import { at, count, duration, pace, percent, rate, size } from './figures.js';
import { Letters } from './letters.js';
import { Progress, activeOf, badge, lag } from './list.js';

export class Detail {
  #state = badge();
  #due = element('p', { className: 'notice' });
  #because = element('p', { className: 'notice bad' });
  #progress = new Progress();
  #build = element('p', { className: 'faint' });
  #segments = element('ul', { className: 'segments' });
  #differences = table('Differences between what answers reads and the build', ['Table', 'Rows now', 'Rows in the build', 'For instance']);
  #generations = table('Generations', ['Generation', 'Role', 'Position', 'Lag', 'Speed', 'Size', 'Letters', 'Place', 'Kept']);
  #charts = [
    new Chart('Lag in events', (point) => point.lag, count),
    new Chart('Speed in events/s', (point) => point.speed, rate),
  ];
  #actions;
  #letters;

  /** @param done is told the read model as it is after an order, if any, and what to say */
  constructor(root, name, done) {
    this.#actions = new Actions(done);
    this.#letters = new Letters(name, (text) => done(null, text));
    root.replaceChildren(
      element('div', { className: 'row' },
        element('h2', { id: 'detail-title', textContent: name }), this.#state,
        element('a', { href: '#', className: 'close', textContent: 'Close' })),
      this.#actions.root, this.#because, this.#due, this.#progress.root, this.#build, this.#segments,
      this.#differences, element('div', { className: 'charts' }, ...this.#charts.map((chart) => chart.root)),
      this.#generations, this.#letters.root);
  }

  update(projection, history, now) {
    const { build } = projection;
    const active = activeOf(projection);
    this.#state.update(projection.state);
    this.#actions.update(projection);
    sayOrHide(this.#because, because(active, build));
    sayOrHide(this.#due, !build && projection.codeVersion > active.codeVersion
      ? 'A rebuild is due: the program is newer than what answers reads.' : null);
    this.#progress.update(build);
    sayOrHide(this.#build, build ? about(build) : null);
    this.#segments.replaceChildren(...(build?.segments ?? []).map(segment));
    show(this.#segments, (build?.segments.length ?? 0) > 1);
    this.#differences.fill((build?.differences ?? []).map((each) => this.#differences.row(
      each.table, count(each.activeRows), count(each.newRows), each.exampleKeys.join(', '))));
    show(this.#differences, (build?.differences.length ?? 0) > 0);
    this.#generations.fill(projection.generations.map((each) => this.#generation(each)));
    this.#charts.forEach((chart) => chart.draw(projection, history, now));
    this.#letters.update(projection);
  }

  #generation(each) {
    const age = each.lagEvents > 0 && each.lagSeconds !== undefined ? `, ${duration(each.lagSeconds)}` : '';
    return this.#generations.row(
      String(each.generation), each.state === 'running' ? each.role : `${each.role}, ${each.state}`,
      count(each.position), lag(each) + age, rate(each.eventsPerSecond), size(each.bytes), count(each.deadLetters),
      element('code', { textContent: each.place }), each.keptUntil ? `until ${at(each.keptUntil)}` : '');
  }
}

function because(active, build) {
  if (active.because) {
    return `Generation ${active.generation} takes no events: ${active.because}.`;
  }
  return build?.because ? `Generation ${build.generation} is ${build.state}: ${build.because}.` : null;
}

function about(build) {
  const reason = build.reason ? ` Reason: ${build.reason}.` : '';
  return `Begun ${at(build.startedAt)}, in this phase since ${at(build.phaseStartedAt)}. `
    + `${rate(build.averageEventsPerSecond)} on average. Pace: ${pace(build.pace)}.${reason}`;
}

function segment(each) {
  const done = percent(each.fromPosition, each.position, each.goalPosition);
  return element('li', {},
    element('progress', { max: 100, value: done, 'aria-label': `Segment ${each.segment}` }),
    element('span', { textContent: `Segment ${each.segment} to ${count(each.goalPosition)}: ${done} %` }));
}
