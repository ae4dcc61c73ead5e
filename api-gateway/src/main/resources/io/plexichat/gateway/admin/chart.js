// A line for each generation over the last ten minutes, as this page saw them.

import { element } from './dom.js';
import { brief } from './figures.js';

const SVG = 'http://www.w3.org/2000/svg';
const KEPT_MILLIS = 10 * 60 * 1000;
const [HEIGHT, LEFT, BOTTOM, TOP] = [150, 48, 20, 10];
const HIDDEN_WIDTH = 600;

/** What was seen of each generation of each read model. */
export class History {
  #seen = new Map();

  add(projection, now) {
    for (const generation of projection.generations) {
      const key = `${projection.name}/${generation.generation}`;
      const points = this.#seen.get(key) ?? [];
      points.push({ time: now, lag: generation.lagEvents, speed: generation.eventsPerSecond });
      while (points[0].time < now - KEPT_MILLIS) {
        points.shift();
      }
      this.#seen.set(key, points);
    }
  }

  of(projection, generation) {
    return this.#seen.get(`${projection.name}/${generation.generation}`) ?? [];
  }
}

export class Chart {
  #title;
  #measure;
  #told;
  #plot = svg('svg', { role: 'img', height: HEIGHT });
  #legend = element('figcaption');

  /** @param measure of a point; @param told a value in words */
  constructor(title, measure, told) {
    this.#title = title;
    this.#measure = measure;
    this.#told = told;
    this.root = element('figure', { className: 'chart' }, this.#plot, this.#legend);
  }

  draw(projection, history, now) {
    const lines = projection.generations.map((generation) => ({
      role: generation.role,
      number: generation.generation,
      points: history.of(projection, generation).map((point) => ({ time: point.time, value: this.#measure(point) })),
    }));
    const most = rounded(Math.max(1, ...lines.flatMap((line) => line.points.map((point) => point.value))));
    const width = this.#plot.clientWidth || HIDDEN_WIDTH;
    const x = (time) => LEFT + (width - LEFT) * (1 - (now - time) / KEPT_MILLIS);
    const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
    this.#plot.replaceChildren(
      ...[0, most / 2, most].flatMap((value) => [
        svg('line', { class: 'grid', x1: LEFT, x2: width, y1: y(value), y2: y(value) }),
        label(brief(value), LEFT - 6, y(value) + 4, 'end'),
      ]),
      label('10 min ago', LEFT, HEIGHT - 4, 'start'),
      label('now', width, HEIGHT - 4, 'end'),
      ...lines.map((line) => svg('polyline', {
        class: `line ${line.role}`,
        points: line.points.map((point) => `${x(point.time).toFixed(1)},${y(point.value).toFixed(1)}`).join(' '),
      })));
    const latest = lines.map((line) => ({ ...line, value: this.#told(line.points.at(-1)?.value ?? 0) }));
    this.#plot.setAttribute(
      'aria-label', `${this.#title}, last 10 minutes. Now: ${latest.map((l) => `generation ${l.number} ${l.value}`).join(', ')}.`);
    this.#legend.replaceChildren(
      element('strong', { textContent: this.#title }),
      ...latest.map((line) => element('span', { className: `key ${line.role}`, textContent: `${line.number} (${line.role}): ${line.value}` })));
  }
}

/** The next number of the form 1, 2 or 5 with zeros, so that the scale does not jump with every point. */
function rounded(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value);
}

function label(text, x, y, anchor) {
  const made = svg('text', { x, y, 'text-anchor': anchor });
  made.textContent = text;
  return made;
}

function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}
