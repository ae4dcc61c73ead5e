// One entry for each read model, changed in place so that focus stays where it is.

import { element, say, sayOrHide, show } from './dom.js';
import { count, eta, percent, rate } from './figures.js';

const STATES = {
  live: 'Live', stopped: 'Stopped', building: 'Building', paused: 'Paused', blocked: 'Blocked', failed: 'Failed',
};

export function badge() {
  const made = element('span', { className: 'badge' });
  made.update = (state) => {
    made.dataset.state = state;
    say(made, STATES[state] ?? state);
  };
  return made;
}

/** What answers reads. */
export function activeOf(projection) {
  return projection.generations.find((each) => each.generation === projection.generation);
}

export class Progress {
  #bar = element('progress', { max: 100 });
  #text = element('span', { className: 'progress-text' });
  root = element('div', { className: 'progress' }, this.#bar, this.#text);

  update(build) {
    show(this.root, Boolean(build));
    if (!build) {
      return;
    }
    const done = percent(-1, build.position, build.goalPosition);
    this.#bar.value = done;
    this.root.dataset.state = build.state;
    this.#bar.setAttribute('aria-label', `Generation ${build.generation}, ${build.phase}`);
    const rest = build.state === 'running' ? `${rate(build.eventsPerSecond)}, ${eta(build.eta)}` : build.state;
    say(this.#text, `Generation ${build.generation} ${build.phase.replace('-', ' ')} ${done} %, ${rest}`);
  }
}

export class Entry {
  #state = badge();
  #figures = element('span', { className: 'entry-figures' });
  #letters = element('span', { className: 'letters' });
  #progress = new Progress();
  #because = element('p', { className: 'because' });
  #link;

  constructor(name) {
    this.#link = element('a', { href: `#${encodeURIComponent(name)}`, className: 'entry-name', textContent: name });
    this.root = element(
      'li', { className: 'panel entry' },
      element('div', { className: 'entry-head' }, this.#link, this.#state, this.#letters),
      this.#figures, this.#progress.root, this.#because);
  }

  update(projection, isChosen) {
    const active = activeOf(projection);
    this.#state.update(projection.state);
    this.root.classList.toggle('chosen', isChosen);
    this.#link.toggleAttribute('aria-current', isChosen);
    say(this.#figures,
      `Generation ${active.generation} at ${count(active.position)}, ${lag(active)}, ${rate(active.eventsPerSecond)}`);
    sayOrHide(this.#letters, projection.deadLetters > 0 ? `${count(projection.deadLetters)} dead letters` : null);
    this.#progress.update(projection.build);
    sayOrHide(this.#because, projection.build?.because ?? active.because);
  }
}

export function lag(generation) {
  return generation.lagEvents === 0 ? 'no lag' : `${count(generation.lagEvents)} behind`;
}
